"""Made-up entries of PubMed and JATS; no study of these names exists."""

from __future__ import annotations

ARTICLE = """<PubmedArticle><MedlineCitation Status="MEDLINE">
<PMID Version="2">90000001</PMID>
<Article PubModel="Print-Electronic">
<Journal><ISSN IssnType="Electronic">0000-0019</ISSN>
<JournalIssue><Volume>7</Volume><Issue>2</Issue>
<PubDate><Year>2021</Year><Month>Mar</Month><Day>05</Day></PubDate></JournalIssue>
<Title>The journal of made-up examples</Title><ISOAbbreviation>J. Made. Ex.</ISOAbbreviation>
</Journal>
<ArticleTitle>[Rest in <i>invented</i> people: H<sub>2</sub>O &amp; sleep].</ArticleTitle>
<Pagination><StartPage>101</StartPage><EndPage>109</EndPage><MedlinePgn>101-9</MedlinePgn>
</Pagination>
<ELocationID EIdType="doi" ValidYN="N">10.5555/wrong</ELocationID>
<ELocationID EIdType="doi" ValidYN="Y">10.5555/Example.1</ELocationID>
<ELocationID EIdType="pii" ValidYN="Y">S0000-0000(21)00001-1</ELocationID>
<Abstract><AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">We made this up.</AbstractText>
<AbstractText Label="UNLABELLED">Nothing <b>was</b> seen.</AbstractText>
<CopyrightInformation>Nobody.</CopyrightInformation></Abstract>
<AuthorList CompleteYN="N">
<Author ValidYN="Y"><LastName>Example</LastName><ForeName>Ada B</ForeName>
<Initials>AB</Initials><Suffix>Jr</Suffix>
<AffiliationInfo><Affiliation>Nowhere.</Affiliation></AffiliationInfo></Author>
<Author ValidYN="N"><LastName>Exmaple</LastName><ForeName>Ada B</ForeName></Author>
<Author ValidYN="Y"><LastName>Initial</LastName><Initials>Q</Initials></Author>
<Author ValidYN="Y"><CollectiveName>Made-Up Study Group</CollectiveName></Author></AuthorList>
<Language>ger</Language><Language>fre</Language>
<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>
<PublicationType UI="D016441">Retracted Publication</PublicationType></PublicationTypeList>
<VernacularTitle>Ruhe bei erfundenen Leuten.</VernacularTitle></Article>
<MedlineJournalInfo><MedlineTA>J Made Ex</MedlineTA><ISSNLinking>0000-0027</ISSNLinking>
</MedlineJournalInfo>
<CommentsCorrectionsList>
<CommentsCorrections RefType="RetractionIn"><RefSource>J Made Ex. 2022 Jul 4;8(1):3. doi: \
10.5555/notice.1.</RefSource><PMID Version="1">90000002</PMID></CommentsCorrections>
<CommentsCorrections RefType="ExpressionOfConcernIn"><RefSource>J Made Ex. 2021;7(9):1</RefSource>
</CommentsCorrections>
<CommentsCorrections RefType="ErratumIn"><RefSource>J Made Ex. 2021 May;7(5):9</RefSource>
</CommentsCorrections>
<CommentsCorrections RefType="CommentIn"><RefSource>J Made Ex. 2021;7(3):1</RefSource>
<PMID>90000003</PMID></CommentsCorrections>
<CommentsCorrections RefType="UpdateOf"><RefSource>Preprints Made. 2020</RefSource>
</CommentsCorrections>
<CommentsCorrections RefType="ErratumFor"><RefSource>J Made Ex. 2019</RefSource>
</CommentsCorrections>
<CommentsCorrections RefType="Cites"><RefSource>J Made Ex. 1999</RefSource><PMID>1</PMID>
</CommentsCorrections>
<CommentsCorrections RefType="AssociatedDataset"><RefSource>Heap. 2021</RefSource>
</CommentsCorrections></CommentsCorrectionsList>
<MeshHeadingList><MeshHeading><DescriptorName UI="D015673" MajorTopicYN="Y">Fatigue Syndrome, \
Chronic</DescriptorName><QualifierName UI="Q000000">etiology</QualifierName></MeshHeading>
<MeshHeading><DescriptorName UI="D006801">Humans</DescriptorName></MeshHeading></MeshHeadingList>
<KeywordList Owner="NOTNLM"><Keyword>rest</Keyword><Keyword> sleep </Keyword></KeywordList>
<KeywordList Owner="PIP"><Keyword>rest</Keyword><Keyword>Nowhere</Keyword></KeywordList>
</MedlineCitation>
<PubmedData><History><PubMedPubDate PubStatus="pubmed"><Year>2021</Year></PubMedPubDate></History>
<PublicationStatus>ppublish</PublicationStatus>
<ArticleIdList><ArticleId IdType="pubmed">90000001</ArticleId>
<ArticleId IdType="pmc">PMC9000001</ArticleId>
<ArticleId IdType="doi">10.5555/Example.1</ArticleId></ArticleIdList>
<ReferenceList><Reference><Citation>Cited.</Citation><ArticleIdList>
<ArticleId IdType="pubmed">666</ArticleId><ArticleId IdType="doi">10.5555/cited</ArticleId>
<ArticleId IdType="pmc">PMC666</ArticleId></ArticleIdList></Reference>
<ReferenceList><Title>More</Title></ReferenceList></ReferenceList></PubmedData></PubmedArticle>"""

BOOK = """<PubmedBookArticle><BookDocument><PMID Version="1">90000009</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK000</ArticleId></ArticleIdList>
<Book><Publisher><PublisherName>Nowhere Press</PublisherName></Publisher>
<BookTitle book="made">Reviews of the made-up</BookTitle><PubDate><Year>2019</Year></PubDate>
<ELocationID EIdType="doi" ValidYN="Y">10.5555/book.9</ELocationID>
<AuthorList Type="editors"><Author><LastName>Editor</LastName><ForeName>E</ForeName></Author>
</AuthorList></Book>
<ArticleTitle book="made" part="one">A chapter on examples</ArticleTitle><Language>eng</Language>
<AuthorList Type="authors"><Author><LastName>Example</LastName><ForeName>Bo</ForeName></Author>
</AuthorList><PublicationType UI="D016454">Review</PublicationType>
<Abstract><AbstractText>All of it is invented.</AbstractText></Abstract>
<KeywordList><Keyword>chapter</Keyword></KeywordList></BookDocument>
<PubmedBookData><PublicationStatus>ppublish</PublicationStatus></PubmedBookData>
</PubmedBookArticle>"""

DELETED = """<DeleteCitation><PMID Version="1">90000007</PMID>
<PMID Version="1">90000008</PMID></DeleteCitation>"""

JATS = """<article xmlns:xlink="http://www.w3.org/1999/xlink" \
xmlns:mml="http://www.w3.org/1998/Math/MathML" article-type="research-article" xml:lang="en">
<front><journal-meta><journal-id journal-id-type="nlm-ta">J Made Ex</journal-id>
<journal-id journal-id-type="publisher-id">jme</journal-id>
<journal-title-group><journal-title>The Journal of Made-Up Examples</journal-title>
</journal-title-group><issn pub-type="epub">0000-0019</issn><issn pub-type="ppub">0000-0027</issn>
</journal-meta><article-meta>
<article-id pub-id-type="pmid">90000011</article-id>
<article-id pub-id-type="pmcid">PMC9000011</article-id>
<article-id pub-id-type="doi">10.5555/jats.11</article-id>
<title-group><article-title>Invented <italic>walks</italic><xref ref-type="fn" rid="f1">*</xref>
</article-title><subtitle>an example</subtitle></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Example</surname>
<given-names>Cy D.</given-names><suffix>III</suffix></name><xref ref-type="aff" rid="a1">1</xref>
</contrib><contrib contrib-type="author"><collab>Made-Up Group<contrib-group><contrib><name>
<surname>Member</surname></name></contrib></contrib-group></collab></contrib>
<contrib contrib-type="editor"><name><surname>Editor</surname></name></contrib>
<contrib contrib-type="author"><string-name>Lone Name</string-name></contrib></contrib-group>
<pub-date pub-type="epub"><day>9</day><month>11</month><year>2020</year></pub-date>
<pub-date pub-type="collection"><month>2</month><year>2021</year></pub-date>
<pub-date pub-type="pmc-release"><year>2022</year></pub-date>
<volume>12</volume><issue>3</issue><elocation-id>e77</elocation-id>
<related-article related-article-type="retraction-forward" ext-link-type="doi" \
xlink:href="10.5555/notice.2">Retracted</related-article>
<related-article related-article-type="commentary-article" ext-link-type="pmid" \
xlink:href="90000012"/>
<abstract abstract-type="graphical"><p>A picture.</p></abstract>
<abstract><sec><title>Methods:</title><p>We invented ten people<xref ref-type="bibr">1</xref>.</p>
</sec><sec><title>Results</title><p>They walked.</p></sec></abstract>
<kwd-group><title>Keywords</title><kwd>walks</kwd><kwd>examples</kwd></kwd-group>
<kwd-group kwd-group-type="abbreviations"><kwd>ABC</kwd></kwd-group>
</article-meta></front>
<body><sec sec-type="intro"><title>Introduction</title>
<p>Walking tires<sup><xref ref-type="bibr" rid="r1">1</xref>,<xref ref-type="bibr">2</xref></sup> \
people [<xref ref-type="bibr">3</xref>–<xref ref-type="bibr">5</xref>], as \
<xref ref-type="bibr">Example et al., 1999</xref> made up<sup>6,7</sup>.</p></sec>
<sec><title>2. Patients and methods</title><p>All met the invented criteria.</p>
<sec><title>2.1. Results of the questionnaire</title><p>It asked for 5 m<sup>2</sup> or \
10<sup>9</sup>/L.<disp-formula><mml:math><mml:mi>x</mml:mi></mml:math></disp-formula></p>
<table-wrap><table><tr><td>cell</td></tr></table></table-wrap></sec></sec>
<sec sec-type="results"><title>What we saw</title><p>Nothing (<xref ref-type="fig">Fig. 1</xref>) \
was seen (<xref ref-type="bibr">8</xref>).<fig><caption><p>A figure.</p></caption></fig></p>
<sec sec-type="subjects"><title>Participants</title><p>None came.</p></sec></sec>
<sec><title>Conclusions</title><p>It is all invented.</p></sec>
<sec sec-type="data-availability"><title>Data</title><p>None.</p></sec>
<sec><title>Thanks</title><p>To nobody.</p></sec></body>
<back><ref-list><ref><mixed-citation>Cited <pub-id pub-id-type="doi">10.5555/cited</pub-id>
</mixed-citation></ref></ref-list></back>
<sub-article><front-stub><title-group><article-title>A review</article-title></title-group>
</front-stub><body><p>Not of the article.</p></body></sub-article></article>"""


def pubmed_set(*entries: str) -> bytes:
    """A file of PubMed with these entries."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet PUBLIC '
        '"-//NLM//DTD PubMedArticle, 1st January 2025//EN" "pubmed_250101.dtd">\n'
        f"<PubmedArticleSet>\n{''.join(entries)}\n</PubmedArticleSet>\n"
    ).encode()


def plain(number: int, title: str = "An invented title") -> str:
    """A short article of PubMed with this number."""
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{number}</PMID><Article><ArticleTitle>{title}"
        "</ArticleTitle></Article></MedlineCitation></PubmedArticle>\n"
    )
