"""Words around the name of a case definition that tell what it is named for.

Cues are sought in the clause before the naming or after it, both with plain dashes.
"""

from __future__ import annotations

import re

MEETS = (
    r"(?:meet(?:s|ing)?|met|fulfil\w*|satisf\w+|conform\w*|fit(?:s|ted|ting)?|qualif\w+|matching"
    r"|compl(?:y|ies|ied|ying|iance) with)"
)
NUMBER = (
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty"
    r"|ninety)(?:-\w+)?|none)"
)
PEOPLE = (
    r"(?:patients?|participants?|subjects?|cases?|individuals?|people|persons?|adults?|women|men"
    r"|girls|boys|children|adolescents?|youths?|teenagers?|respondents?|volunteers?|sufferers?"
    r"|outpatients?|inpatients?|probands?|twins?|veterans?|donors?|those|pw\w*\S*|cohorts?|groups?"
    r"|samples?|pupils|students|workers|females?|males?|members?)"
)
ILLNESS = (
    r"(?:ME/?\s?CFS|CFS/ME|CFIDS|\bCFS\b|\bME\b|SEID|myalgic enceph\w+(?:\s*\(ME\))?"
    r"|chronic fatigue(?: and immune dysfunction)? syndromes?)"
)


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


ASIDE = _cue(
    r"\b(?:sensitivity|sub-?group|secondary|post[- ]hoc|exploratory|additional|restricted"
    r"|stratified)"
    r"\s+(?:\w+\s+)?analys[ei]s|\banaly[sz]\w+\b[^.;]{0,40}\brestrict\w+|\brestrict\w+ (?:the )?"
    r"(?:analys[ei]s|sample|dataset|data|cohort) to\b|\bre-?analys\w+\b|\breplication\b"
    r"|\bwhen (?:only|we (?:only"
    r"|restrict\w+))\b"
)
UNLESS = _cue(
    r"\b(?:exclu\w+|ineligible|not (?:included|eligible|enrolled))\b[^.;]{0,100}"
    r"\b(?:not|n't|fail\w*|without|unless|no longer)\b[^.;]{0,60}$"
)
LEFT_OUT_AFTER = _cue(
    r"^[^.;]{0,60}\b(?:were|was|are|be)\s+(?:\w+\s+)?(?:exclu\w+|ineligible|not (?:included"
    r"|eligible|enrolled))"
)
THEY_LEFT_OUT = _cue(
    r"^(?:(?!\b(?:and|but|or|who|which)\b)[^.;,:]){0,40}\b(?:(?:were|was|are|be) (?:\w+ )?"
    r"(?:exclu\w+|ineligible|not (?:included|eligible|enrolled|invited))|were not\s*\.?\s*$)"
)
NOT_MET = _cue(
    rf"\b(?:not|n't|never|nor|neither|fail\w*|without|none(?: of)?|no longer|nobody"
    rf"|no (?:{PEOPLE}|{ILLNESS}))\b[^.;]{{0,50}}$"
)
MET = _cue(rf"\b(?:{PEOPLE}|who|only)\b[^.;,]{{0,30}}\b{MEETS}\b[^.;,]{{0,30}}$")
EXCLUSIONS = _cue(
    r"\b(?:exclusions?|exclusionary|excluded|exclude|excluding)\b(?![^.]{0,200}\binclu(?:sion"
    r"|ded))[^.;]{0,90}$"
)
CONTROLS_NOT = _cue(r"\b(?:controls?|healthy)\b[^.;]{0,60}$")
OTHERS = _cue(
    r"\b(?:previous|earlier|other|prior|most|many|several|some|past|recent|numerous|few|published"
    r"|existing|these|those|certain|all) (?:\w+ )?(?:studies|investigations|papers|reports|authors"
    r"|researchers|research|trials|work|literature|clinicians)\b"
    r"|\b(?:has|have) (?:previously |recently |also |often |been |widely |commonly )*(?:proposed"
    r"|recommended"
    r"|criticised|criticized|published|suggested|argued|shown|introduced|replaced|developed"
    r"|adopted)\b"
    r"|\b(?:proposed|introduced|recommended|published|released|coined) (?:a|an|the|new|by|in)\b"
    r"|\bet al\.?[,\s]*(?:\(?\[?\d[\d,\s-]*\]?\)?\s*)?(?:found|reported|showed|observed|used"
    r"|compared|noted)\b"
    r"|\b(?:most|more) (?:widely|commonly|frequently|often) (?:used|applied)\b[^.;]{0,60}\b(?:is"
    r"|are)\b|\bstudies (?:that |which )?(?:have )?(?:used?|using|applied|based)\b"
    r"|\bmeta-analysis|\bin the literature\b"
    r"|\bto (?:be diagnosed|receive a diagnosis|diagnose)\b(?![^.;]{0,80}\b(?:had to"
    r"|were required|needed to))"
    r"|\bhallmark\b|\bcardinal (?:symptom|feature)|\b(?:is|are|was|were) (?:\w+ )?(?:required"
    r"|demanded|compulsory|mandatory"
    r"|listed|optional) (?:for (?:an? |the )?diagnos\w+ )?(?:by|under|in|according to)\b"
)
OWN = _cue(
    r"\b(?:as (?:described |reported |detailed |in |previously )*(?:in )?(?:our|a|the|other)?"
    r"|from|of|our|in) ?(?:two |three |our |the |a )*$"
)
ELSEWHERE = _cue(
    r"^\W*in (?:a|an|another|one|their|the|two|several)? ?"
    r"(?:(?:previous|earlier|prior|recent|separate|different|other|another) )(?:\w+ ){0,2}?"
    r"(?:study|studies|trials?|reports?|surveys?|papers?)\b"
)
IN_GENERAL = _cue(
    rf"(?:{ILLNESS}\)?|\b(?:disease|disorder|condition|illness)) (?:is|can be|may be|should be) "
    r"(?!(?:\w+ )?(?:here|in this))(?:[\w-]+ ){0,6}?(?:diagnosed|defined|identified|recogni[sz]ed"
    r"|characteri[sz]ed)\b[^.;]{0,140}$"
)
CAN_TELL = _cue(
    r"\b(?:DSQ\S*|questionnaires?|instruments?|algorithms?|tools?|scales?|inventory)\b[^.;]{0,20}?\s"
    r"(?:identif(?:y|ies)|distinguish(?:es)?|detects?|classif(?:y|ies)|determines?|assess(?:es)?"
    r"|allows?|can)\b[^.;]{0,60}$"
)
LOOKED_FOR = _cue(
    r"\b(?:assessed|screened|evaluated|examined|tested|checked|surveyed)"
    rf" for (?:the presence of |possible |signs of )?{ILLNESS}[^.;]{{0,40}}$"
)
HOW_OFTEN = _cue(
    r"\b(?:prevalences?|incidence|rates?|proportions?|percentages?|frequency|numbers?) of"
    r" [^.;]{0,60}$"
)
SO_OFTEN = _cue(
    r"^[^.;]{0,40}?\b(?:was|were|is) (?:\w+ (?:at|to be) |about )?\d[\d.,]* ?(?:%|per\b)"
)
CHOSEN_BY_THE = _cue(
    rf"\b(?:{MEETS}|accord\w+|based on|using|used|following|per|by|under|with)\b[^.;]{{0,60}}?"
    rf"\b(?:criteria|definition|guidelines?)\s(?:(?:for|of) {ILLNESS}\s)?"
    r"(?:as |first |originally )*$"
)
EXAMPLE = _cue(
    r"\b(?:such as|e[. ]g[. ]? ?,?|for example|for instance|unlike|in contrast (?:to|with)"
    r"|rather than|instead of|similar to|modelled (?:on|after)|derived from|adapted from|drawn from"
    r"|inspired by)"
    r"\s+(?:the |both |either |those (?:of|in) (?:the )?)?(?:\w+\s+){0,2}$"
)
INSTRUMENT = _cue(
    r"\b(?:symptoms?|items?|questions?|questionnaires?|checklists?|scales?|inventor(?:y|ies)"
    r"|severity"
    r"|scores?|scor(?:ed|ing)|domains?|features?|instruments?|tools?|algorithms?|categories"
    r"|guidance)\b"
    r"[^.;,]{0,30}\b(?:based on|derived|adapted|from|of|in|within|by|to|listed|described"
    r"|specified|following|for|per|with)\b"
    r"\s*(?:\w+\s+){0,4}$"
)
INSTRUMENT_AFTER = _cue(
    r"^\s*(?:\([^)]*\)\s*|\[[^\]]*\]\s*)?(?:symptoms?|symptom (?:list|inventory|score)s?|items?"
    r"|questionnaires?"
    r"|checklists?|scores?|inventor(?:y|ies)|domains?|exclusion\w*)\b"
)
SUBJECT = _cue(
    r"(?:^|[,;:]\s*|\b(?:and|but|while|whereas|although|because|since|that|as|both"
    r"|however,?)\s)\s*"
    r"(?:(?:the|both|these|revised|current|new|original|newer|older|stricter|more \w+)\s+)*$"
)
DESCRIBED = _cue(
    r"^\s*(?:for (?:ME/?CFS|CFS/ME|CFS|ME|(?:the )?chronic fatigue syndrome|diagnosis)\s*)?"
    r"(?:\([^)]*\)\s*|\[[^\]]*\]\s*)*"
    r"(?:(?:also|both|all|each|only|currently|do(?:es)?|did|can|may|would|will|should)\s+){0,3}"
    r"(?:requir(?:es?|ing)|(?:is|are)\b(?! (?:invited|recruited|included|eligible|enrolled|used"
    r"|applied))"
    r"|has been|have been|had been|includes?\b|specif(?:y|ies)|emphasi\w+|states?\b|differs?\b"
    r"|lack"
    r"|(?:was|were) (?:first |then |originally |recently )?(?:developed|proposed|published"
    r"|introduced"
    r"|created|revised|designed|derived|formulated|criticised|criticized|intended|available)"
    r"|not (?:require|include)|(?:do|does|did) not\b"
    r"|consists?\b|identif(?:y|ies)\b|selects?\b|allows?\b"
    r"|(?:was|were) used as (?:a|the) (?:starting|basis|framework))"
)
MADE_BY = _cue(
    r"\b(?:developed|proposed|published|introduced|devised|suggested"
    r"|issued) (?:\w+ )?by (?:the )?$"
)
CHOSE = _cue(rf"\b(?:{MEETS}|diagnos\w+|accord\w+|based on|using|used|defined|following|per)\b")
WHETHER = _cue(
    r"(?:\bwhether\b|\b(?:determin|assess|evaluat|check|see|test|examin)\w*\s+if\b)[^.;]{0,80}$"
)
SCREENED = _cue(
    r"\b(?:eligib\w+|inclu\w+|enrol\w+|only if|excluded?|recruit\w+|admi(?:tted|ssion)|invited)\b"
)
SPLIT = _cue(
    r"\b(?:classif\w+|categori[sz]\w+|stratif\w+|divided|grouped|sub-?divided|sorted|subtyp\w+"
    r"|sub-?grouped|split)\b"
)
COMPARES = _cue(
    r"\b(?:compar\w+|contrast\w*|versus|vs\.?|agreement|concordance|overlap\w*|sensitivity"
    r"|specificity"
    r"|(?:definitions|criteria) (?:was|were) applied|misclassif\w+"
    r"|discrepan\w+|congruen\w+|prevalences?|rates)\b"
)
CONTRASTS = _cue(r"\b(?:contrast|compar)(?:s|ed|ing)?\s+(?:the |both |of )*(?:\w+ ){0,2}$")
WITH_CONTROLS = _cue(r"\b(?:(?<!disease )controls?|healthy|HCs?|matched|volunteers)\b")
SPLIT_BY = _cue(
    r"\b(?:sub-?grouped|sub-?divided|divided|stratified|grouped|sub-?typed|split|dichotomi[sz]ed)"
    r"\s+(?:[\w-]+\s+){0,5}?(?:by|according to|based on|using|on the basis of|depending on)\b"
    r"(?![^.;]{0,60}\b(?:met|meeting|fulfil\w*|diagnosed)\b)[^.;,]{0,60}$"
)
HOW_FAR = _cue(
    rf"\bhow (?:many|well|often|far|closely)?\b(?:(?!\b(?:and|who)\b)[^.;,]){{0,50}}\b{MEETS}\b"
    r"[^.;,]{0,30}$"
)
AGAINST_THE_REST = _cue(
    r"^[^.;]{0,80}?\b(?:and|against|versus|vs|from|with|to|than)\s+(?:the )?(?:those|patients"
    r"|participants|cases|people|individuals|subjects|others)\s+(?:(?:who|that) )?"
    r"(?:did|do|does) not"
    rf"(?=\W*$|\s*[,.)]|\s+{MEETS})(?![^.;]{{0,40}}\b(?:exclu|inelig|not (?:incl|enrol)))"
)
TO_SORT_AFTER = _cue(
    r"^[^.;]{0,40}\b(?:used|applied|employed) to (?:determine|assess|estimate|describe|identify"
    r"|establish|evaluate) [^.;,:]{0,70}?\b(?:phenotypes?|prevalence|proportion"
    r"|percentage|frequency|subsets?|sub-?groups?|whether|which|who|how many)\b"
)
THERE_ARE = _cue(
    r"\bthere (?:have been|has been|are|were|exist)\b[^.;]{0,80}\b(?:criteria|definitions?)\b"
    r"|\b(?:a number of|several|various|multiple|many|numerous|different) (?:[\w-]+ ){0,3}?"
    r"(?:criteria|definitions) (?:(?:have been|has been|were|are) )?(?:proposed|developed"
    r"|published|introduced|suggested|exist|available)\b"
)
FOR_SEVERITY_AFTER = _cue(
    r"^[^.;]{0,40}\bto (?:assess|grade|rate|determine|define|describe|classify) (?:the )?"
    r"(?:\w+ )?severity\b"
)
ONE_OF_TWO_NAMES = _cue(rf"^\)?\s*(?:or|and/or)\s+{ILLNESS}(?!\s+(?:criteria|definition|case))")
OTHER_NAME_FIRST = _cue(rf"{ILLNESS}\)?\s+(?:or|and/or)\s+$")
PUBLISHED = _cue(r"\d|\bIOM\b|institute|academ")
ABOUT_PEOPLE = re.compile(
    r"\([^()]*\b(?:aged?|years?|y|yrs|females?|women|men|males?|girls|boys)\b[^()]*\)", re.I
)
SPLIT_AFTER = _cue(rf"^[^.;]{{0,40}}\b(?:was|were) (?:then )?{SPLIT.pattern}")
REFERRED = _cue(
    r"\b(?:referred|screened|approached|contacted|attend\w+|invited|assessed for|consecutive)\b"
)
LET_IN = _cue(r"\b(?:were|was|and) (?:\w+ ){0,2}?(?:included|enrolled|recruited|entered)\b")
PART = _cue(
    rf"\b(?:all (?:but|except|save)|(?:nearly|almost|virtually|perhaps) all)\b[^.;]{{0,80}}$|"
    rf"\b(?:of|among|amongst|in) (?:whom|which|them|these|those)\b[^.;]{{0,90}}$"
    rf"|\b(?:of|among|amongst|from|out of) (?:the |these |our |all |a total of "
    rf"|an? )*(?:\w+ )?{NUMBER}\b[^.;]*?,\s*"
    rf"(?:only |just |a total of |about |at least )?{NUMBER}\b[^.;]{{0,80}}$"
    rf"|(?<!at least )(?<!any )(?<!either )\b{NUMBER} (?:\w+ )?(?:\(\s*[\d.,]+ ?%\s*\)\s*)?"
    rf"of (?:the|these|our|all|those|{NUMBER})\b"
    r"(?! (?:\w+ ){0,3}(?:definitions|criteria|case|sets|diagnos))[^.;]{0,80}$"
    rf"|\b{NUMBER} (?:{PEOPLE} )?(?:\(\s*[\d.,]+ ?%\s*\))[^.;]{{0,60}}$"
    rf"|(?<!100 )(?<!100)(?<!100,)\b\d+(?:,\d+)? ?(?:%|per ?cent)[^.;]{{0,60}}$"
    rf"|(?<!\b10)\d ?(?:%|per ?cent) of (?:\w+ ){{0,3}}?{PEOPLE} {MEETS}\b[^.;]{{0,110}}$"
    rf"|\b(?:subsets?|sub-?samples?|sub-?groups?|sub-?cohorts?|proportions?|percentages?"
    rf"|fractions?|minority|majority|most|some|half|a third|many|several"
    rf"|(?<!a )few|remaining|the rest)\b(?! (?:of )?(?:the |an? |our )?(?:\w+ )?(?:studies|study"
    rf"|trials?|recent))[^.;]{{0,80}}\b(?:{MEETS}|diagnos\w+|who had|with)\b[^.;]{{0,60}}$"
    rf"|\bat least {NUMBER} (?:{PEOPLE} )?(?:{MEETS})\b[^.;]{{0,40}}$"
    rf"|\b{NUMBER} (?:\w+ ){{0,3}}?(?:(?:who|that|which) )?(?:also"
    rf"|additionally) {MEETS}\b[^.;]{{0,40}}$"
)
PART_AFTER = _cue(
    rf"^[^.;,]{{0,50}}\b(?:was|were|are|is) (?:also )?(?:met|fulfilled|satisfied) (?:by"
    rf"|in) (?!all|each|every)"
    rf"(?:only |just )?(?:{NUMBER}\b|some|most|half|a )"
    rf"|^[^.;]{{0,30}}\(\s*n\s*=\s*\d+\s*[;,]\s*[\d.,]+ ?%\s*\)"
    rf"|\b{NUMBER}(?: of (?:the )?{NUMBER})? (?:\(\s*[\d.,]+ ?%\s*\) )?(?:{PEOPLE} )?"
    r"(?:met|fulfilled|satisfied) (?:these|them|this|it)\b"
)
EVERYONE = _cue(
    r"(?<!perhaps )(?<!almost )(?<!nearly )(?<!virtually )\b(?:all(?! but| except| save)|each"
    r"|every)\b"
)
ALL_MET = _cue(
    rf"\b(?:all|each|every)(?: of)?(?: (?:the|these|our|included|enrolled|study))* {PEOPLE}"
    r"(?: (?:also|additionally|further|in addition))? (?:met|fulfilled|satisfied|had to)\b"
    rf"|^\W*(?:the )?(?:study |included )?{PEOPLE} (?:were|comprised|consisted of) "
    r"(?:[\w-]+ ){1,5}?who (?:also |additionally )?(?:met|fulfilled|satisfied)\b"
)
ENTRY = _cue(
    rf"\b(?:{MEETS}|diagnos(?:ed|es|is|ing)|accord\w+|defin(?:ed|es|ition)|classified|classification"
    rf"|recruit\w*|includ\w+|inclusion|enrol\w*|eligib\w*"
    rf"|select\w*|chosen|based (?:up)?on|using|used|use of|by|per|following|followed|identif\w+"
    rf"|ascertain\w*|confirm\w*|establish\w*|requir\w+|under"
    rf"|in line with|consistent with|through|via|as in|on the basis of|appl(?:y|ied|ying)"
    rf"|assigned|determined|assessed|judged|evaluated|verified|had|have|has|having"
    rf"|in keeping with)\b"
)
ENTRY_AFTER = _cue(
    r"^[^.;]{0,60}\b(?:(?:was|were|be|must be) (?:(?!not )\w+ )?(?:met|fulfilled|satisfied|used"
    r"|applied"
    r"|employed|included|recruited|enrolled|selected"
    r"|followed|required|confirmed|adopted|utili[sz]ed|eligible)|took part|participated|-?defined"
    r"|-?diagnosed|served)\b"
)
GLUED_AFTER = _cue(r"^[\s)\]]*-?\s?(?:defined|diagnosed|positive|confirmed)\b")
WITH = _cue(r"\b(?:with|had|having)\s*$")
WITH_CRITERIA = _cue(
    rf"\b{PEOPLE}\b[^.;]{{0,90}}(?<!accordance )(?<!line )(?<!keeping )(?<!compared )"
    r"(?<!agreement )\bwith (?:the |US |established )*$"
)
CRITERIA_NEXT = _cue(r"\b(?:criteria|definition)\b")
ITS_ILLNESS = _cue(rf"^[\s-]+(?:positive )?{ILLNESS}(?! (?:criteria|definition|case))")
IN_BRACKETS = _cue(
    rf"\b{PEOPLE}[^.;()]{{0,60}}(?<!criteria )(?<!definition )(?<!definitions )"
    r"(?:\([^.;()]*){1,2}$|\[\s*$"
)
BY = _cue(r"\b(?:defined|classified) by\b")
