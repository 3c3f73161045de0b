### The interface of the atlas, in English. One message a sentence or a name on screen.
### Short, plain words; no advice to take or stop a treatment; the words of GLOSSARY.md.

studies = { $number ->
    [one] { $number } study
   *[other] { $number } studies
}
short-forms = Short forms on this page

## Around every page

brand = { illness } Atlas
illness = ME/CFS
illness-long = myalgic encephalomyelitis / chronic fatigue syndrome
tab = { $page } · ME/CFS Atlas
pages-of-atlas = Pages of the atlas
page-explore = Explore
page-start = Start here
page-viruses = Viruses
page-map = Evidence map
page-trends = Trends
page-compare = Compare
page-reporting = Reporting
page-retractions = Retractions
page-methods = Methods and data
page-glossary = Glossary
page-list = My list
page-check = Check my references
page-api = For programs
dim = Dim
mode-calm = Calm mode
mode-full = Leave calm mode
rest = Rest here
part-of-field = a part of the field
foot = Snapshot { $snapshot } · { $number } studies, { $share }. Labels come from machine-assisted reading and from rules; no clinician or expert has checked them. Nothing here is medical advice.
link-too-many = This link gives { $number } values for “{ $filter }”; only the first { $most } were read.

## The screen to rest on

rest-tab = Resting
rest-title = Rest as long as you like
rest-nothing-lost = Nothing is lost. There is no time limit, and you can close this page.
rest-reached = You stopped at:
rest-continue = Go on reading
rest-other-device = This link brings you back to the same place, on any device:
rest-the-link = the link that brings you back
rest-copy = Copy the link
rest-mail = Send it to yourself
rest-subject = Where I stopped reading in the ME/CFS Atlas

## Explore

explore-title = Explore ME/CFS studies
at-gone = The study “{ $study }”, where you stopped, is not in this list any more. You are at its beginning.
filters-button = { $number ->
    [0] Filters
   *[other] Filters ({ $number })
}
does-not-show = Does not show:

## Calm mode

calm-place = Study { $number } of { $total }
calm-steps = From study to study
calm-previous = Previous
calm-next = Next
calm-more = { $number ->
    [0] More about this study
    [one] More about this study, and its general caveat
   *[other] More about this study, and its { $number } general caveats
}
calm-seen = Seen:
calm-criteria = Criteria for entry: { $criteria }.
year-not-stated = year not stated
calm-also = Also limits it:
calm-summary = The summary
calm-caveats = All caveats
calm-labels = The labels and the words they rest on
calm-sources = Where the facts come from, and studies like it

## A study

study-unknown-tab = Study not found

## A list

snapshot = snapshot { $name }
take-button = Share or cite
reading-print = Print this list
reading-at = The list itself:
reading-counting = Counting studies is not weighing evidence.
reading-study = The study in the atlas
summary = The summary
close = Close
trouble = The atlas cannot be shown
copied = Copied:
copy-by-hand = Copy this by hand:
chosen = { $number } chosen
description = ME/CFS studies with what each one does not show: filters for virus, case definition and PEM, citations, and a link for every view. Open, no tracking.

## The page /design

design-title = The design of the atlas
design-intro = Every part that the pages are made of. Each is shown with real studies, in the colours you have chosen now: light, dark or dim.
design-colours = Colours
design-colours-for = Each has a light, a dark and a dim form. Text stands out at least 4.5 to 1, and frames of controls 3 to 1. Colour never says anything alone.
colour-page = page
colour-card = card
colour-ink = text
colour-quiet = quiet text
colour-link = links and controls
colour-line = lines between things
colour-edge = frames of controls
colour-chosen = chosen
colour-caveat = caveat
colour-caveat-line = caveat, its line
colour-stop = retracted
colour-stop-line = retracted, its line
design-type = Type
design-type-for = Atkinson Hyperlegible Next, made for readers with low vision. It comes with the atlas, so no other site learns that you read here.
design-type-sample = Post-exertional malaise was required of everyone who joined.
design-type-letters = Letters that are easily mistaken: Il1 O0 B8 rn m; 1,320 studies; α β γ; ● ○ ◐
design-controls = Controls
design-controls-for = Main actions are 44 pixels high. What is pressed or chosen has a thicker frame, not only a colour.
design-button = A button
design-pressed = Pressed
design-link = A link
design-choice = A choice with its count
design-badge = Badge
design-badge-for = A state as shape, word and frame.
design-report = Reporting badge
design-report-for = Whether a report tells an item. “Not checked” and “Not reported” differ in shape, frame and word.
design-chip = Chip
design-chip-for = One chosen value; a press takes it away.
design-banner = Banner
design-banner-for = What must not be missed stands above what it is about.
design-card = Card
design-card-for = One study in a list. What it does not show stands beside what it says.
design-table = Table
design-table-for = The same studies, closer together.
design-reading = Reading list
design-reading-for = References with their caveats, to print on A4.
design-study = First view of a study
design-study-for = At most three points of at most twenty words, the caveat beside them, then PEM and criteria.
design-quote = Quotation with its source
design-quote-for = The words a label rests on, where they stand, and who or what decided.
design-calm = Calm card
design-calm-for = The same facts in fewer words, the caveat first.
design-figure = Key figure
design-figure-for = A count and what it counts.
design-figure-label = studies in this snapshot
design-empty = Empty state
design-empty-for = Says what is missing and which ways lead on.
design-fold = Fold
design-fold-for = What is read only when asked for. A caveat is never hidden in one.
page-gone = There is no page { $page }; this is the last one, { $pages }.

## Methods and data

methods-what = This atlas collects published studies on ME/CFS and says beside each one what it does not show.
methods-studies = studies in the snapshot of { $snapshot }
methods-read = of them read for the atlas
methods-unread = not read yet
methods-contents = On this page
methods-part-flow = From records to studies
methods-part-words = What the words mean
methods-part-rules = Every rule, in words
methods-part-accuracy = How far to trust it
methods-part-coverage = What is missing
methods-part-versions = Versions
methods-part-changes = What changed
methods-part-cite = How to cite
methods-part-credits = Where the facts come from
methods-flow-records = { $number } records of publications came in
methods-flow-left-out = { $number } were left out:
methods-flow-reason = { $number }: { $reason }
methods-flow-unrecorded = { $number ->
    [one] { $number } more was read, but no source has a record of it. It is not counted here.
   *[other] { $number } more were read, but no source has a record of them. They are not counted here.
}
methods-flow-studies = { $number } studies are in the atlas
methods-flow-retracted = { $number ->
    [one] { $number } of them was taken back. It stays visible and marked, and is left out of lists until asked for.
   *[other] { $number } of them were taken back. They stay visible and marked, and are left out of lists until asked for.
}
methods-flow-read = { $number } of them were read for the atlas
methods-flow-unread = { $number } were not read yet. Their labels come from title and publication type only.
methods-flow-unread-ruled = { $number } were not read yet. Rules alone gave their labels: to { $title } from title and publication type, to { $abstract } from the abstract, to { $methods } from abstract and methods.
methods-brought-read = { $number } records stood in { $files ->
    [one] { $files } file that the operator of this server brought in
   *[other] { $files } files that the operator of this server brought in
    }
methods-brought-problems = { $number } could not be used.
methods-brought-deleted = { $number } are gone, as their source says.
methods-brought-clean = { $number } records could be used
methods-brought-kept = { $number } records were kept, and put with the { $catalogue } studies that came with the program
methods-brought-notices = { $number ->
    [one] { $number } is a notice on another work. It is told with that work.
   *[other] { $number } are notices on other works. They are told with these.
}
methods-brought-refused = { $number } failed a check, and are not shown.
methods-brought-merged = { $number } records were of a study that was there already:
methods-flow-level = { $number }: { $level }
methods-flow-twice = { $number } of these were read a second time
methods-words-lacking = Four ways of not knowing
methods-words-pem = Post-exertional malaise (PEM)
methods-words-read = What was read
methods-words-status = Publication status
methods-rules-intro = A reading goes through the text of a study, under a written manual. A rule only looks for words. Where a study was not read yet, rules alone give the labels it has: from its title, publication type and index terms, and from its abstract and methods where they were at hand.
methods-names = It also goes by: { $names }.
methods-in-studies = { $number ->
    [one] In { $number } study here
   *[other] In { $number } studies here
}
methods-rules-pem = PEM, step by step
methods-pem-intro = A reading takes these steps in order, and stops at the first that gives an answer.
methods-rules-definitions = Case definitions
methods-definitions-intro = For each: what it asks about PEM, where it says so, how far we checked that, and its names. Some short names count only next to words on the illness.
methods-definitions-required = Definitions that ask for PEM of everyone: { $number }
methods-definitions-not_required = Definitions that do not ask for PEM of everyone: { $number }
methods-definitions-unclear = Definitions that leave it open, and codes without a rule: { $number }
methods-asks-required = It asks for PEM of everyone, by this or another name. Status:
methods-asks-optional = PEM is one item of a list, and only some items are needed. Status:
methods-asks-not_included = PEM is no part of its rule. Status:
methods-asks-depends = It has no fixed rule on PEM, or we could not see it. Status:
methods-definition-where = On PEM: { $text }
methods-definition-note = Note: { $text }.
methods-definition-term = Its own words for PEM: { $text }.
methods-definition-checked = How far this was checked: { $text }.
methods-definition-sources = Where we read this:
methods-definition-use = { $number ->
    [one] It decided who could join { $number } study here.
   *[other] It decided who could join { $number } studies here.
}
methods-rules-viruses = Viruses and other germs
methods-viruses-intro = A germ that a study names is either studied or only mentioned. The filter counts those that were studied.
methods-viruses-title = In a study that was read, the reading decides. In one that was not, a germ in the title counts as studied, unless the title names it only as a time or a setting, such as a pandemic. General words, such as “herpesviruses”, count only where no germ of that kind is named. Where the abstract or the methods were at hand, a germ counts too that they name beside a test.
methods-viruses-all = All viruses and other germs: { $number }
methods-virus-use = Studied in { $studied }, only mentioned in { $mentioned } of the studies here.
methods-rules-designs = Designs
methods-designs-intro = In a study that was read, the reading names the design. In one that was not, the publication type given by a library decides. Where there is none, or the title is more exact, the words of the title decide. Where the abstract or the methods were at hand, their words are weighed as well. If nothing says it, the design is not checked, or not clear where an abstract was at hand.
methods-designs-doubt = Held against the readings, the words of a title were often wrong for some designs. For these they are not used.
methods-designs-all = All designs: { $number }
methods-design-status = It is shown as the publication status, not as a design.
methods-given = { $total }: { $parts }
methods-from-reading = { $number } by reading
methods-from-publication_types = { $number } by publication type
methods-from-title = { $number } by title
methods-from-abstract = { $number } by abstract
methods-from-methods = { $number } by methods section
methods-from-keywords = { $number } by index terms
methods-types = Publication types that say so: { $types }.
methods-rules-topics = Topics
methods-topics-intro = A study has at most four topics. If it was read, the reading names them. If not, the words of its title, its index terms and its abstract do. The names of the illness itself do not count.
methods-topics-all = All topics: { $number }
methods-rules-caveats = Caveats
methods-caveats-intro = A caveat says what a study does not show. Each has its condition. A rule gives it where labels alone prove the condition. The others need a reading.
methods-caveats-publication = The publication: { $number }
methods-caveats-case_definition = Who was chosen, and by which definition: { $number }
methods-caveats-inference = What can be concluded: { $number }
methods-caveats-comparison = The comparison: { $number }
methods-caveats-sample = The people who took part: { $number }
methods-caveats-outcome = What was measured: { $number }
methods-caveats-laboratory = Work in a laboratory: { $number }
methods-caveats-statistics = The numbers: { $number }
methods-caveats-replication = Other studies of the same: { $number }
methods-caveats-reading = How the study was read: { $number }
methods-caveat-use = Given by reading in { $reading } and by rule in { $rule } of the studies here.
methods-any-criteria = its page names them
methods-any-cases = few
methods-any-design = its page names it
methods-any-pem = its page says it
methods-line-default = By rule: fewer than { $number } people with the illness.
methods-line-omics = By rule, where very many markers were measured: fewer than { $number }.
methods-line-genetics = By rule, where the whole genome was searched: fewer than { $number }.
methods-rules-never = What a rule may never do
methods-who = Who read the studies
methods-reader-not-recorded = Not recorded
methods-readers = What these readings rest on:
methods-rules-measured = Rules held against readings
methods-rules-how = The rules on title and publication type were tried on the { $number } studies that were read. Counted are the labels that the rules gave, and those of them that the reading gave too.
methods-rules-caption = Labels given by rules, and how many the readings gave too
methods-rules-label = Label
methods-rules-given = Given by rule
methods-rules-as-read = By reading too
methods-rules-share = Share
methods-rule-design = Design
methods-rule-virus = Virus studied
methods-rule-topics = Topics
methods-rules-mean = Expect rules to do no better in the studies that nobody read. They were tuned on these same readings, so they may do worse. The table does not count what the rules miss: a title says little. Nor does it show that the readings are right.
methods-agreement = Two readings of the same study
methods-twice = { $number } studies were read a second time, without sight of the first reading. Both were machine-assisted readings under the same manual.
methods-agreement-caption = Agreement of the two readings
methods-agreement-label = Label
methods-agreement-n = Studies
methods-agreement-same = Same in both
methods-agreement-kappa = Kappa (agreement beyond chance; 1 is full)
methods-agreement-mean = Agreement is not correctness. Two readings of the same kind can make the same mistake. No clinician or expert has checked either. With so few studies, each figure is rough.
methods-coded = Rules on abstracts and methods, held against readings
methods-coded-how = The rules went through the full text of { $number } papers that had been read for the atlas under the manual. { $apart ->
        [all] The rules were not tuned on any of these.
       *[other] They were not tuned on { $apart } of these.
    } With so few papers, each figure is rough.
methods-coded-label = Label
methods-coded-right = Right
methods-coded-wrong = Wrong
methods-coded-missed = Missed
methods-coded-precision = Right, of those given
methods-coded-recall = Found, of those there are
methods-coded-labels = Labels that rules gave, and labels that the readings gave
methods-coded-answers = Questions with one answer
methods-coded-question = Question
methods-coded-same = Same answer
methods-coded-of = Papers
methods-coded-share = Share
methods-coded-field-pem_required = PEM status: required
methods-coded-field-pem = PEM status
methods-coded-field-pem_measured = Was PEM measured?
methods-coded-field-criteria_entry = Case definition that decides who takes part
methods-coded-field-virus_studied = Virus or other germ studied
methods-coded-field-specimen = Where it was looked for
methods-coded-field-design = Kind of study
methods-coded-field-design_flags = Marks of the kind of study
methods-coded-field-sample_cases = Number of people with the illness
methods-coded-field-sample_controls = Number of people for comparison
methods-coded-field-population = Who took part
methods-coded-field-topics = Topics
methods-coded-field-caveats_of_text = Caveats that stand in the text
methods-coded-field-scope = Is it about ME/CFS?
methods-coded-mean = A wrong “required” would do most harm, so the rules say it only when the words are plain. “Right” means as the reading has it. These readings are machine-assisted too, and no proof of what is true.
methods-not-measured = This snapshot holds no measurement.
methods-not-measured-short = not measured
methods-coverage-brought = The operator of this server brought in records, so how much of the field is here was not counted. This is said of the studies that came with the program:
methods-coverage-unknown = How much of the field is here is not recorded in this snapshot.
methods-decades = Studies by decade
methods-decades-years = Published
methods-decades-studies = Studies here
methods-decades-read = Of these read
methods-decades-none = Year not stated
methods-decades-all = All
methods-lacking-labels = Questions without an answer
methods-lacking-about = Question
methods-lacking-how = How many of the { $number } studies have no answer, and in which way. Works that were taken back count too.
methods-gaps = Other gaps
methods-gap-status = Publication status not checked: { $number }. No source speaks of a retraction, correction or concern, and nobody has searched further.
methods-gap-authors = Authors not named, or not all of them: { $number }.
methods-gap-journal-none = No journal named: { $number }.
methods-gap-journal-unlisted = Journal not found in our list of journals, so shown as printed: { $number }.
methods-gap-identifier = No DOI, PMID or PMCID: { $number }.
methods-gap-year = Year not stated: { $number }.
methods-gap-abstract = Read, but by title only, because there was no abstract: { $number }.
methods-gap-abstracts = The atlas holds no abstracts and no full texts. They stand with the publisher or in PubMed.
methods-whose-chosen = This snapshot stands in a folder that the operator of this server chose.
methods-whose-published = This snapshot was made on this server, from the studies that came with the program and from records that its operator brought in.
methods-whose-shipped = This snapshot came with the program.
methods-whose-older = A newer snapshot ({ $snapshot }) came with the program. It is not shown, because the operator of this server has published one of their own.
methods-version-snapshot = Snapshot
methods-version-checked = Facts checked on
methods-version-schema = Schema version
methods-version-vocabulary = Vocabulary
methods-version-manual = Manual for readers
methods-version-hash = SHA-256 of the file
methods-sources = Files it was made from, each with its SHA-256: { $number }
methods-changes = Since the snapshot of { $snapshot }: { $added } added, { $removed } removed, { $retracted } retracted.
methods-changes-first = This is the first snapshot held here ({ $snapshot }), so there is none to compare it with.
methods-changes-unread = An earlier snapshot ({ $snapshot }) is held here, but this version of the program cannot open it. What changed cannot be said.
methods-changes-retracted = Retracted: { $number }
methods-changes-added = Added: { $number }
methods-changes-removed = Removed: { $number }
methods-cite-how = For what a study found, cite the paper. Cite the atlas only for what it counts or says itself:
methods-cite-address = After it comes the address of this page.
methods-cite = ME/CFS Atlas Explorer, snapshot { $snapshot }
methods-cite-digest = ME/CFS Atlas Explorer, snapshot { $snapshot } ({ $digest })

## The facts of a study, in lists and on its page

number = { $number }
sentence = { $text }.
any-of = { $one } or { $other }
banner-retracted = Retracted. Its findings must not be relied on.
banner-withdrawn = Withdrawn. Its findings must not be relied on.
banner-concern = Expression of concern by the journal.
banner-corrected = Corrected after publication: read it with the correction.
banner-superseded = A newer version of this work was issued.
banner-preprint = Preprint: not reviewed by other scientists.
banner-notice = { $kind }:
people-unknown = Authors not stated by our sources
people-more = { $names } and { $number } more
people-or-more = { $names } and { $number } or more
people-others = { $names } and others
journal-unknown = journal not stated
year-unknown = year not stated
by-line = { $people } · { $journal } · { $year }
sample-cases = { $number } in the patient group
sample-controls = { $number } in the comparison group
sample-other = { $number } in other groups
sample-not-checked = not checked
sample-not-applicable = does not apply to this kind of study
sample-not-stated = not stated in what was read
read-line-none = Not read for the atlas yet: labels come from title and publication type only
read-line-ruled = { $level ->
        [full_text] Not read for the atlas yet: labels come from rules, which look for words in the abstract and the methods
       *[other] Not read for the atlas yet: labels come from rules, which look for words in the abstract
    }
read-line = Machine-assisted reading of the { $level }; no clinician has checked it
pem-not-checked = not read for the atlas yet
pem-design = this kind of work has no patients of its own
pem-no-mecfs-cases = no people with ME/CFS took part
pem-no-rule = not stated: what was read names no rule for joining
pem-no-rule-ruled = rules found no words that decide it
pem-by-definition = by definition
pem-by-definitions = by definition: { $criteria }
pem-subgroup = { $reason }; a definition was applied to a subgroup
pem-definition-required = The case definition used asks for PEM of everyone who joins.
pem-definition-not-required = The case definition used does not ask for PEM of everyone who joins.
pem-definition-unclear = The case definition used leaves open whether PEM is needed.
pem-basis = Basis: { $basis }. { $meaning }
evidence-none = No words recorded.
evidence-by-rule = { $place }; by rule: { $rule }
evidence-by-rule-alone = { $place }; by rule
evidence-section = in the section “{ $section }”

## Studies as a table

table-study = Study
table-year = Year
table-pem = PEM
table-design = Design
table-virus = Virus studied
table-cases = Patients
table-year-unknown = not stated

## The page of a study

list-back = Back to the list
list-previous = Previous
list-next = Next
list-unseen-study = study
list-place = { $number } of { $total }
list-name = In this list
study-journal-unknown = Journal not stated by our sources
study-place = { $journal }, { $year }
study-place-pages = { $journal }, { $year }; { $pages }
study-link-doi = DOI { $id }
study-link-pubmed = PubMed { $id }
study-link-pmc = { $id }, free text
study-seen = What was done and seen
study-no-summary-withdrawn = This work was taken back, so the atlas gives no summary of it.
study-no-summary-unread = This study has not been read for the atlas yet, so there is no summary. Please read the paper itself.
study-no-summary = The atlas has no summary of this work, because too little of it could be read.
study-not-shown = What this study does not show
study-not-shown-withdrawn = Its findings must not be relied on.
study-not-shown-ruled = Not checked: this study has not been read for the atlas yet. Rules find words. They cannot say what a study does not show.
study-not-shown-unread = Not checked: this study has not been read for the atlas yet. A title alone shows nothing about results.
facts-pem = PEM
facts-criteria = Criteria for entry
facts-design = Kind of study
facts-people = People
facts-virus = Virus studied
facts-virus-finding = { $virus } ({ $finding })
facts-virus-retracted = { $virus } ({ $finding }, retracted: do not count this)
facts-read = For the atlas
study-matters = Why it matters
caveats = Caveats
caveats-unread = Not checked: nobody has read this study for the atlas yet.
caveats-none = No general caveat was found in what was read. That does not mean there is none.
caveats-by-rule = { $reason } (by rule)
labels = Labels and the words they rest on
labels-pem = Post-exertional malaise (PEM)
labels-pem-measured = Was PEM measured? Yes. Measuring PEM does not make it required.
labels-pem-measured-not-stated = Was PEM measured? Not stated in what was read. Measuring PEM does not make it required.
labels-pem-measured-no-words = Was PEM measured? Not checked: rules found no words that decide it. Measuring PEM does not make it required.
labels-pem-measured-not-checked = Was PEM measured? Not checked. Measuring PEM does not make it required.
labels-pem-scope = Scope: { $scope }. { $meaning }
labels-criteria = Case definitions (criteria)
labels-viruses = Viruses and other pathogens
labels-virus = { $virus }: { $facts }
labels-finding = finding: { $finding }
labels-no-words = not checked: rules found no words that decide it
labels-specimen = specimen: { $specimens }
labels-specimen-not-stated = specimen: not stated
labels-specimen-not-checked = specimen: not checked
labels-people = People
labels-population = Population: { $groups }.
labels-design = Kind of study
labels-more = More
labels-topics = Topics
labels-scope = Scope
labels-registration = Registration
labels-funding = Funding
labels-interests = Declared interests
study-the-link = the link to this study
study-copy = Copy link
study-print = Print
cite-paper = Cite this paper
cite-other-styles = Vancouver and AMA
cite-the-style = the reference in { $style }
cite-copy-style = Copy reference: { $style }
cite-own = Cite what the atlas says of it
cite-own-hint = Only in addition to the paper, never instead of it.
cite-the-atlas-line = the line that cites the atlas
cite-copy-atlas-line = Copy atlas line
alike = Studies like it
alike-virus = same virus: { $names }
alike-criteria = same criteria: { $names }
alike-topic = same topic: { $names }
study-unknown = This study is not in the atlas
study-unknown-id = No study has the id “{ $id }” in the snapshot of { $snapshot }. The link may have been cut off or mistyped.
study-unknown-none = This address names no study.
study-unknown-near = Did you mean:
study-unknown-search = Search all studies

## The reporting card of a study

report = Reporting card
report-lead = { $reported }, { $not_reported }, { $not_checked }, { $not_applicable }.
report-count-reported = { $number ->
    [one] { $number } of { $total } items is known to be reported
   *[other] { $number } of { $total } items are known to be reported
}
report-count-not_reported = { $number ->
    [one] { $number } is not reported
   *[other] { $number } are not reported
}
report-count-not_checked = { $number ->
    [one] { $number } was not checked
   *[other] { $number } were not checked
}
report-count-not_applicable = { $number ->
    [one] { $number } does not apply
   *[other] { $number } do not apply
}
report-silence = “Not checked” means that nobody has looked in the whole report. It says nothing about the paper.
report-silence-whole = The whole paper was read for its labels, not item by item for this list. “Not checked” says nothing about the paper.
report-part = “Reported” means that at least a part of the item is told. How well it is told was not judged.
report-by-label = { $label }: a label of the reading; its words were not noted
report-absent = The full text was read for this, and it was not found.
report-unchecked = { $number ->
    [one] { $number } item
   *[other] { $number } items
}
report-unchecked-which = The items that were not checked
report-source = The items follow a published list of what every report on ME/CFS should tell, in words of our own:

## The first page, before anything is asked

home-name = What this is
home-what = Studies of ME/CFS, what each one saw, and what it does not show.
home-read = { $number } read for the atlas
home-pem = { $number } required PEM
home-start = Start here
home-virus = Look up a virus
home-required = PEM required

## Start here

start-intro = The atlas shows studies of ME/CFS and what each one does not show. Choose the path that fits you. You can stop at any time; nothing is lost.
start-paths = Four paths
start-patient = Patient or carer
start-patient-for = One study at a time, in plain words, at your own pace.
start-patient-virus = See what was found for one virus: Epstein–Barr virus
start-patient-calm = Read its studies in calm mode: one a screen, dim colours
start-patient-caveat = What a caveat is
start-patient-pem = What PEM means here
start-clinician = Clinician
start-clinician-for = Two minutes: which studies required PEM, and what they cannot show.
start-clinician-trials = Treatment trials that required PEM
start-clinician-study = The newest of them that was read, with its caveats
start-clinician-print = A reading list to print: studies that required PEM
start-clinician-criteria = What each case definition asks for
start-researcher = Researcher
start-researcher-for = Narrow the list, see the gaps, take the references along.
start-researcher-filter = Filters at work: studies that looked for a virus in blood
start-researcher-map = What was studied, and where nothing was
start-researcher-take = A table to take away: BibTeX, RIS or CSV, under “Share or cite”
start-researcher-methods = How the labels were made, and how well readings agree
start-advocate = Advocate
start-advocate-for = Check a claim, and show others what you saw.
start-advocate-compare = Set two groups of studies side by side
start-advocate-link = A view to share: “Copy link”, under “Share or cite”
start-advocate-retractions = What was taken back or corrected
start-advocate-xmrv = XMRV: a finding that was taken back
start-pages = All pages
start-about-explore = Search and filter all studies, and take the list along.
start-about-start = Four short paths into the atlas.
start-about-viruses = What was looked for and found, virus by virus.
start-about-map = Viruses and case definitions in one table, with its gaps.
start-about-trends = How studies changed over the years.
start-about-compare = Two questions side by side.
start-about-reporting = What papers tell about their patients and methods, and what not.
start-about-retractions = What was taken back, corrected or replaced, with the notices.
start-about-methods = How the data were made, how far to trust them, and downloads.
start-about-list = The studies you have put on your list, to read, print, share and cite.
start-about-check = Your own bibliography: what in it was retracted or corrected, and what its studies asked.
start-about-data = The whole atlas as files, with a description of every column.
start-about-citations = How each citation format was tested, with results.
start-about-api = Every view as plain data and plain pages, for notebooks and other programs.
start-about-glossary = Every word on these pages, in plain language.

## Retractions

retractions-counted = { $number ->
    [one] Something is known about the status of one study: { $parts }.
   *[other] Something is known about the status of { $number } studies: { $parts }.
}
retractions-none = No study here has a notice that our sources know of.
retractions-number-retracted = { $number } retracted
retractions-number-withdrawn = { $number } withdrawn
retractions-number-concern = { $number } with an expression of concern
retractions-number-corrected = { $number } corrected
retractions-number-superseded = { $number } replaced by a newer version
retractions-number-preprint = { $number ->
    [one] { $number } preprint
   *[other] { $number } preprints
}
retractions-not-checked = { $number ->
    [one] For one other study, no source spoke of any of this, and nobody has searched further. That means not checked. It does not mean that it is in order.
   *[other] For { $number } other studies, no source spoke of any of this, and nobody has searched further. That means not checked. It does not mean that they are in order.
}
retractions-calls = Some papers are disputed, and readers ask for their retraction. That is no status here. Only a notice by the journal or the publisher is, or the authors’ own withdrawal.
retractions-kept = Retracted work is left out of lists and counts, unless you ask for it. It stays in the atlas, struck through and marked, so that nobody takes it for a sound finding.
retractions-only = Only studies that fit this: { $asked }.
retractions-all = Show all
retractions-plain = In plain words: { $title }
retractions-notice = Notice
retractions-no-notice = The atlas holds no reference of a notice.
retractions-when = Date of the notice
retractions-not-recorded = Not recorded
retractions-happened = What happened
retractions-why = Why
retractions-why-not-recorded = Not recorded here.
retractions-source = How it is known
retractions-checked = Last checked
retractions-virus = All that the atlas has on { $virus }
retractions-more = { $number } more

## Glossary

glossary-intro = What the words on these pages mean. A word with dots below it, on any page, leads here.
glossary-contents = Contents
glossary-up = Back to contents
glossary-words = Words of method, A to Z
glossary-letters = First letters
glossary-states = Four ways of not knowing
glossary-short = Short forms
glossary-studies = { $studies }: { $what }
glossary-no-study = No study here has it
glossary-no-status = No study here has it as its status now
glossary-noticed = { $number ->
    [one] { $number } study with another status has a notice of it
   *[other] { $number } studies with another status have a notice of it
}

## Files of citations

download-bibtex = BibTeX
download-ris = RIS
download-csv = CSV
download-excel = CSV for Excel
download-count = { $format } · { $number }
download-nothing = No study answers, so there is nothing to export.

## The filters: name, what it means, its words in the sentence that says what is asked

panel-title = Filters
panel-hint = Choices inside one filter widen the list (or). Different filters narrow it (and).
panel-more = More filters
panel-show = Show { $found }
panel-the-studies = the studies
panel-search = Search
filter-q = Search
filter-q-help = Looks in title, authors, journal, year and the atlas’s own text. All words must match; “quoted words” stand together; ‑word must not occur.
filter-q-says = the words “{ $value }”
filter-virus = Virus studied
filter-virus-help = Viruses and other pathogens that a study tested or followed, not those it only mentions.
filter-virus-says = virus is { $value }
filter-pem = PEM
filter-pem-help = Post-exertional malaise (PEM). “Required” means nobody could join without it; not that it was measured or talked about.
filter-pem-says = { $value }
filter-criteria = Criteria for entry
filter-criteria-help = The case definition that decided who could join the study.
filter-criteria-says = criteria are { $value }
filter-design = Study design
filter-design-help = What kind of study it is.
filter-design-says = design is { $value }
filter-from = From year
filter-from-says = from { $value }
filter-to = To year
filter-to-says = to { $value }
filter-topic = Topic
filter-topic-help = What the study is about, at most four topics a study.
filter-topic-says = topic is { $value }
filter-finding = Finding for the virus
filter-finding-help = What was seen for the studied virus; with a virus chosen, for that virus.
filter-finding-says = finding for the virus is { $value }
filter-specimen = Specimen
filter-specimen-help = Where the virus was looked for.
filter-specimen-says = specimen is { $value }
filter-population = Population
filter-population-help = Who took part.
filter-population-says = population is { $value }
filter-scope = Scope
filter-scope-help = How close the study is to ME/CFS.
filter-scope-says = scope is { $value }
filter-status = Publication status
filter-status-help = Retracted, corrected, a preprint, or nothing known.
filter-status-says = publication status is { $value }
filter-read = What was read
filter-read-help = How much of the study was read for its labels.
filter-read-says = what was read is { $value }
filter-cases = Patient group of at least
filter-cases-says = a patient group of at least { $value }
filter-open-access = Free full text
filter-open-access-help = A PubMed Central number is known, so the full text can be read free of charge.
filter-ids = Reading list
filter-ids-chip = Only the studies on the list
filter-ids-says = on a list of { $number ->
    [one] { $number } study
   *[other] { $number } studies
}
filter-open-access-says = the full text is free to read
filter-reported = Reported
filter-reported-help = What the report of a study is known to tell, at least in part.
filter-reported-says = reported is { $value }
filter-not-reported = Not reported
filter-not-reported-help = What a reader of the full text looked for and did not find.
filter-not-reported-says = not reported is { $value }
filter-report-not-checked = Not checked in the report
filter-report-not-checked-help = What nobody has looked for in the whole report. It may well be there.
filter-report-not-checked-says = not checked in the report is { $value }
filter-or = or
filter-chip = { $filter }: { $value }

## Order and view

sort-read = Read for the atlas first
sort-newest = Newest first
sort-oldest = Oldest first
sort-title = Title
sort-author = First author
sort-cases = Largest patient group
sort-relevance = Best match to the search
sort-listed = As put on the list
view-cards = Cards
view-table = Table
view-reading = Reading list

## What a link asks in vain

link-value = “{ $value }”
link-unknown-key = “{ $value }” is not a filter of this atlas.
link-unknown-sort = “{ $value }” is not a way to sort in this atlas.
link-unknown-view = “{ $value }” is not a view in this atlas.
link-unknown-mode = “{ $value }” is not a way to read in this atlas.
link-unknown-retracted = “{ $value }” is not a choice for retracted works in this atlas.
link-unknown-rest = “{ $value }” is not a choice for resting in this atlas.
link-unknown-page = “{ $value }” is not a page; this is the first one.
link-unknown-at = “{ $value }” is not the id of a study.
link-unknown-snapshot = “{ $value }” is not the name of a snapshot.
link-unknown-values = { $number ->
    [one] { $filter }: { $values } is not known to this atlas.
   *[other] { $filter }: { $values } are not known to this atlas.
}
link-unknown-many = { $more ->
    [one] { $filter }: { $values } and { $more } more value are not known to this atlas.
   *[other] { $filter }: { $values } and { $more } more values are not known to this atlas.
}
link-years-turned = The years stand the wrong way round: “from { $from } to { $to }” means from { $to } to { $from }.
link-search-too-long = The search text has { $number } characters; at most { $most } can be searched, so it was left out.

## Why a caveat applies, where a value is not known

caveat-no-criteria = the definitions it names
caveat-no-cases = few
caveat-no-design = not clear
caveat-no-pem = not checked

## The line that cites the atlas

cite-atlas = ME/CFS Atlas Explorer, snapshot { $snapshot }, study { $study }
cite-atlas-digest = ME/CFS Atlas Explorer, snapshot { $snapshot } ({ $digest }), study { $study }

## The results of a question

results-sentence = { $total ->
    [one] { $number } of { $total } study
   *[other] { $number } of { $total } studies
}
results-sentence-asked = { $total ->
    [one] { $number } of { $total } study: { $asked }
   *[other] { $number } of { $total } studies: { $asked }
}
results-retracted-shown = Retracted works are shown:
results-leave-out = leave out
results-left-out-which = why
results-left-out = { $number ->
    [one] { $number } retracted work is left out
   *[other] { $number } retracted works are left out
}
results-show = show
results-clear = Clear all
results-undo-clear = Undo clear
results-chips = Chosen filters
results-remove = Remove { $filter }
results-copy-link = Copy link to this view
results-the-link = the link to this view
results-copy-text = Copy text to share
results-the-text = a short text with the count, the caveat and the link
results-became = Among them: { $became }.
results-share-text = ME/CFS Atlas: { $sentence } (snapshot { $snapshot }). { $became } Counting studies is not weighing evidence: each study says what it does not show, and no clinician has checked the labels. { $link }
results-sort = Sort
results-views = View
results-pages = Pages
results-previous = Previous
results-page-of = Page { $page } of { $pages } (studies { $first }–{ $last } of { $total })
results-next = Next
results-page = page
results-nothing = No study answers all of this.
results-take-away = Take one filter away:
results-without = Without: { $filter }
results-word-alone = Search for “{ $word }” alone
results-place = page { $page } of { $pages }
results-show-retracted = Show retracted works
results-no-single-reason = No single filter is the reason. Clear all, then add filters one by one.

## Hints under a count

hints-labelled = { $number ->
    [one] { $number } study labelled “{ $filter }: { $label }”:
   *[other] { $number } studies labelled “{ $filter }: { $label }”:
}
hints-story = What was found for this virus
hints-show = show these
hints-state = { $state } in { $number }
hints-not-known = Not known among the other studies that fit: { $states }.
hints-read = { $read ->
    [one] { $read } of these was read for the atlas, { $unread } not yet.
   *[other] { $read } of these were read for the atlas, { $unread } not yet.
}

## Notices before a list or a study

notices-link-part = Part of this link could not be read. The rest is shown.
notices-link-unread = This link is too long to be read, so nothing of it was used.
notices-link-unread-do = You see all studies. Choose filters again, or ask the sender for a shorter link.
notices-older = The newest data could not be opened; this is the snapshot of { $snapshot }.
notices-operator = For the operator: { $problems }
notices-study-new = This study came into the atlas after this link was made ({ $made }).
notices-study-status = This link was made on { $made }. Since then the status of this work has become: { $status }.
notices-study-changed = Changed since this link was made ({ $made }): { $parts }.
notices-part-status = status
notices-part-pem = PEM
notices-part-criteria = criteria
notices-part-viruses = viruses
notices-part-summary = summary
notices-part-not-shown = what it does not show
notices-part-caveats = caveats
notices-part-facts = bibliographic facts
notices-made-newer = This link was made on a newer snapshot ({ $made }) than this atlas holds ({ $held }). You may see less than the sender did.
notices-made-gone = This link was made on the snapshot of { $made }, which is no longer held here. You see the one of { $held }; what changed in between cannot be said.
notices-counted = { $then } when shared ({ $made }), { $now } now: { $added } added, { $removed } removed, { $retracted } retracted since.
notices-retracted = Retracted since:
notices-added = Added:
notices-removed = Removed:
notices-more = and { $number } more
notices-study = { $author } { $year }: { $title }
notices-year-not-stated = year not stated

## Where a study's facts come from

provenance-who = Who read it
provenance-unread = This study has not been read for the atlas yet. The labels it has come from its title and publication type, by rule; everything else is not checked.
provenance-ruled = { $level ->
        [full_text] Nobody has read this study for the atlas yet. Rules looked for fixed words in the abstract and the methods section. What they did not find is not checked.
       *[other] Nobody has read this study for the atlas yet. Rules looked for fixed words in the abstract. What they did not find is not checked.
    }
provenance-read = { $level } on { $day } by { $reader }.
provenance-reader-unknown = an unknown reader
provenance-once = It was read once.
provenance-agrees = It was read a second time, independently; that reading agrees on the labels compared.
provenance-differs = It was read a second time, independently; that reading differs in: { $labels }.
provenance-label-design = design
provenance-label-scope = scope
provenance-label-pem = PEM
provenance-label-pem-measured = PEM measured
provenance-label-criteria = criteria
provenance-label-virus = virus
provenance-label-sample = sample
provenance-doubt = What this reading was unsure of: { $doubt }
provenance-facts = Where the facts come from
provenance-group-authors = Title and authors
provenance-group-journal = Journal and pages
provenance-group-identifiers = Identifiers
provenance-group-status = Publication status
provenance-sources = Sources ({ $number }), checked on { $day }
provenance-day-not-recorded = a day not recorded
provenance-authors-none = No source named the authors.
provenance-authors-all = { $number ->
    [one] { $number } author, complete list.
   *[other] { $number } authors, complete list.
}
provenance-authors-first = { $number ->
    [one] { $number } author; the sources name only the first.
   *[other] { $number } authors; the sources name only the first ones.
}
provenance-journal-none = No source named a journal.
provenance-journal-by-title = Printed as “{ $journal }”; found in the list of journals by its title.
provenance-journal-by-abbreviation = Printed as “{ $journal }”; found in the list of journals by its abbreviation.
provenance-journal-by-hand = Printed as “{ $journal }”; matched with the list of journals by hand.
provenance-journal-decision = Printed as “{ $journal }”; corrected by hand, with the reason written down.
provenance-journal-otherwise = Printed as “{ $journal }”; { $how }.
provenance-journal-not-found = As printed: “{ $journal }”; not found in the journal list.
provenance-no-identifier = No source gave a DOI, PMID or PMCID.
provenance-identifiers = { $names }: as given by the sources below.
provenance-doi = DOI
provenance-pmid = PMID
provenance-pmcid = PMCID
provenance-status-none = No notice known: no source names a retraction, correction or concern; nobody has searched further.
provenance-status = { $status }. How it is known: { $source }.
provenance-source-not-recorded = a source not recorded

## Why a study has its labels: what rules concluded

why = Why these labels
why-open = What rules found, and what holds ({ $number })
why-intro = A rule looks for fixed words and says what they mean. When somebody read the study for the atlas, that reading goes before rules. Both are kept here.
why-had-title = Rules had the title, the publication types and the index terms of this study.
why-had-abstract = Rules had the title and the abstract of this study.
why-had-full_text = Rules had the title, the abstract and the methods section of this study.
why-reading = A reading of the study found this. It holds.
why-reading-wordless = A reading of the study found this, and noted no words. It holds.
why-rule = A rule found this. It holds.
why-rule-too = A rule found this too.
why-rule-outread = A rule found this. It does not hold: the reading of the study goes before it.
why-rule-outruled = A rule found this. It does not hold: another rule goes before it.
why-qualified = { $label }: { $role }
why-sample = { $number } { $group }
why-sample-cases = people with the illness
why-sample-controls = people for comparison
why-sample-other = other people
why-yes = Yes
why-no = No

## A study among others: its other reports, works linked to it, and where sources differ

lineage-reports = Other reports of this study
lineage-reports-mean = The same study, published more than once. It counts as one.
lineage-reports-all = All other reports ({ $number })
lineage-related = Works linked to this study
lineage-related-mean = As its sources say. These are works of their own.
lineage-related-all = All linked works ({ $number })
lineage-disagreements = Where sources differ
lineage-disagreements-mean = Two sources say different things. One was kept, by a rule.
lineage-disagreements-all = All differences ({ $number })
lineage-differs = { $field }: “{ $kept }” was kept; { $source } says “{ $other }”.
lineage-why = Why: { $rule }.
lineage-why-notice = Why: PubMed says so ({ $name }).
lineage-differs-long = { $field }: what both say
lineage-origins = Files it was read from
lineage-origin = { $file }, record { $entry }

## Texts that the operator of a server holds

own-text = The paper’s own words
own-text-report = These are the words of another report of this study: { $kind }.
own-text-where = On this server only, not part of the data. These words belong to their authors and publishers. Marked are words that labels rest on.
own-text-abstract = { $number ->
        [0] Abstract
        [one] Abstract, with one marked place
       *[other] Abstract, with { $number } marked places
    }
own-text-methods = { $number ->
        [0] Methods
        [one] Methods, with one marked place
       *[other] Methods, with { $number } marked places
    }

## The plain page of a study

plain-more = This study in the atlas, with filters, citations and studies like it

## An address that leads nowhere

nowhere = This page is not in the atlas
nowhere-what = There is no page { $path } here. The link may have been cut off or mistyped.
nowhere-way = All studies

## Dashboards: what they share

pages-all = All pages
ways = See these studies as
years = { $first }–{ $last }
years-so-far = { $first }–{ $last } so far
share = { $number } %
share-under-one = under 1 %
share-over-99 = over 99 %
table-studies = Studies
figure-alt = { $heading }. { $finding } The numbers are in the table below.
figure-numbers = The numbers as a table, and files
figure-waiting = The picture is drawn by a script. Its numbers are in the table below.
figure-source = ME/CFS Atlas, snapshot { $snapshot }. { $sentence }. Labels by machine-assisted reading and rules.
figure-svg = Picture (SVG)
figure-png = Picture (PNG)
figure-csv = Numbers (CSV)
setting-rows = Rows
setting-columns = Columns
setting-by = Follow
setting-show = Show
setting-against = Ready comparison

## Viruses

viruses-lead = What was found when people with ME/CFS were tested for viruses and other germs, and where nothing was found.
viruses-votes = Counting studies is not weighing evidence. Studies differ in size and care, and one good study can outweigh ten weak ones.
viruses-drawn = { $number ->
    [0] For none of these was a link seen or not seen.
   *[other] Left: studies that saw no link. Right: studies that saw a link, which is not proof of a cause. The number beside a name counts all its studies. The picture shows { $shown } of { $number }; the table has all, with every other finding.
}
viruses-no-virus = None of these studies is known to have tested for a virus.
viruses-most = For { $viruses } viruses and other germs, studies compared people with the illness and others: for { $link } they saw only links, for { $none } none, for { $both } both. Compared most: { $virus }, no link in { $most_none }, a link in { $most_link }.
viruses-struck = { $number } retracted
viruses-retracted = Retracted, counted apart
viruses-said = { $number ->
    [one] What this study found
   *[other] What these { $number } studies found
}
viruses-said-association = A link was seen in { $number }.
viruses-said-no-association = No link was seen in { $number }.
viruses-said-mixed = Results were mixed in { $number }.
viruses-said-trigger = The illness followed the infection in { $number }.
viruses-said-treatment-target = A treatment against it was the subject of { $number }.
viruses-said-present = It was found, with nobody to compare, in { $number }.
viruses-said-not-reported = What was read gives no finding in { $number }.
viruses-said-not-checked = The finding was not checked in { $number }.
viruses-names = Look up a virus or another germ:
viruses-more = { $number } more by name
viruses-row = { $name } · { $number }
story-retracted = { $number ->
    [one] 1 paper was retracted. It is not counted below.
   *[other] { $number } papers were retracted. They are not counted below.
}
story-notice = Retracted { $date }.
story-unverified = This history is from general knowledge and was not checked.
story-sources = { $number ->
    [one] Where this history comes from: 1 source
   *[other] Where this history comes from: { $number } sources
}
figure-viruses = Links seen and not seen, by virus
figure-virus-years = By year
figure-virus-specimen = By where it was looked for
figure-virus-pem = By PEM
virus-years-head = Years
virus-years-none = No year is known.
virus-years-finding = These studies are from { $first } to { $last }. The fullest years are { $span }, with { $number }.
virus-years-all = { $number ->
    [one] The only study is from { $span }.
   *[other] All { $number } studies are from { $span }.
}
virus-specimen-finding = Looked for most in: { $value }, in { $number } of { $total } studies. Of these, { $none } saw no link, { $link } a link, { $mixed } mixed results.
virus-pem-finding = Most often: { $value }, in { $number } of { $total } studies. Of these, { $none } saw no link, { $link } a link, { $mixed } mixed results.
virus-note = The picture draws the { $drawn } of { $number } studies that saw a link or saw none. The number beside a name counts all its studies; the table has every finding. { $undated ->
    [0] { "" }
    [one] The year of 1 study is not stated.
   *[other] The year of { $undated } studies is not stated.
}

## The evidence map

map-lead = What has been studied with what, and where no study of the atlas has looked. Each number leads to its studies.
map-gap = gap
map-heading = { $rows } × { $columns }
map-note = A number is studies; an open ring is a gap. { $more_rows ->
    [0] { "" }
   *[other] The picture has the { $rows } rows with most studies; { $more_rows } more are in the table.
} { $more_columns ->
    [0] { "" }
   *[other] { $more_columns } more columns are in the table.
} A study can stand in several places. A gap is a place where no study here is known to combine the two. It may be filled by one of the { $unknown } studies for which { $row } or { $column } is not stated or not checked, or by one that is not here: the atlas holds { $share }.
map-same = Rows and columns were the same, so the columns are now { $columns }.
map-nowhere = { $filter }: { $number } that no study here has
map-finding = The fullest place is { $row } with { $column }: { $number } of { $total } studies. Of { $places } places, { $gaps } are gaps.
map-finding-gaps = All { $places } places are gaps: none of these { $total } studies is known to combine the two.
map-finding-nothing = For none of these { $total } studies are both known, so there is no map to draw.

## Trends

trends-lead = How many studies came out each year, and what kind they were.
trends-count = Number of studies
trends-share = Share of the year's studies
trends-no-years = The year is not stated for any of these studies.
trends-year = Year
trends-so-far = { $year } so far
trends-events = The numbered lines: when a case definition came out
trends-event = { $year }: { $definition }
trends-panel-count = { $label } · { $number }, most in { $year }: { $most }
trends-panel-share = { $label } · { $number }, most in { $year }: { $most }
trends-note = { $show ->
    [share] A column is a share of all studies of its year, those not checked too; all rows have the same scale. Years with fewer than { $few } studies are left blank.
   *[count] A column is a number of studies. Each row has a scale of its own, to show its course.
} { $open ->
    [yes] The hollow column is { $year }, which is not over in this data.
   *[no] { "" }
} { $left ->
    [0] { "" }
    [one] One more row is in the table.
   *[other] { $left } more are in the table.
} { $undated ->
    [0] { "" }
    [one] The year of 1 study is not stated.
   *[other] The year of { $undated } studies is not stated.
}
trends-finding = { $value }: { $before } of { $before_of } studies checked for it in { $before_years }, { $after } of { $after_of } in { $after_years }. Papers read whole: { $before_whole }, then { $after_whole }; a whole paper shows more than its abstract.
trends-finding-chosen = { $value }: { $before ->
    [one] 1 study
   *[other] { $before } studies
} in { $before_years }, { $after } in { $after_years }. Papers read whole: { $before_whole }, then { $after_whole }.
trends-finding-nothing = What these studies are is not known, so there is nothing to follow.
figure-trends = Studies a year

## Compare

compare-lead = Two questions side by side: what they have in common, and which studies drop out.
compare-presets = Ready comparisons
compare-preset-pem = Any criteria ↔ PEM required
compare-preset-2015 = Before ↔ from 2015
compare-preset-trials = All ↔ trials
compare-preset-specimen = Virus in blood ↔ in tissue
compare-a = Left
compare-b = Right
compare-all = all studies
compare-how = Filters ask both sides. Set one, and you can then ask it of one side only.
compare-moves = These are asked of both sides. Ask of one only:
compare-only-a = left only
compare-only-b = right only
compare-named = Left: { $a }. Right: { $b }
compare-same = Both sides ask the same. Choose a ready comparison, or set a filter and ask it of one side.
compare-inside = { $both } of the { $left } studies on the left ({ $share }) are on the right as well; { $dropped } drop out.
compare-beside = { $both ->
    [0] No study is on both sides: { $dropped } are on the left, { $added } on the right.
   *[other] { $both } studies are on both sides: { $share } of the { $left } on the left and { $right_share } of the { $right } on the right. { $dropped } are only on the left, { $added } only on the right.
}
compare-neither = { $number ->
    [one] 1 of the studies asked for is on neither side.
   *[other] { $number } of the studies asked for are on neither side.
}
compare-facts = Both sides in numbers
compare-fact = What
compare-studies = Studies
compare-only = Only on this side
compare-years = Years
compare-read = Read for the atlas
compare-whole = Read whole
compare-stated = Number of people with the illness stated in
compare-median = Median number of people with the illness
compare-range = Smallest and largest number
compare-left-out = Retracted, left out
compare-unknown = not known
compare-outside = not counted
figure-compare-years = By year
figure-compare-read = By how far they were read
figure-compare-design = By kind of study
figure-compare-finding = By what was found for a virus
compare-figure = The sides differ most in { $value }: { $a } of { $a_of } on the left ({ $a_share }), { $b } of { $b_of } on the right ({ $b_share }).
compare-figure-chosen = The sides were chosen by this: { $left } studies on the left, { $right } on the right.
compare-figure-alike = The sides do not differ in this: { $left } studies on the left, { $right } on the right.
compare-figure-empty = There is nothing to compare: this is known for { $left } studies on the left and { $right } on the right.
compare-share-a = Share of left
compare-share-b = Share of right
compare-shares = A bar is a share of the side’s studies for which this was checked and applies: { $left } on the left, { $right } on the right. { $more ->
    [0] { "" }
    [one] The picture shows { $rows } rows; 1 more is in the table.
   *[other] The picture shows { $rows } rows; { $more } more are in the table.
} { $several ->
    [yes] A study can stand in several rows.
   *[no] { "" }
}
compare-dropped = Studies that drop out
compare-only-left = Studies only on the left
compare-none = None: every study on the left is on the right as well.
compare-more = { $number ->
    [one] And 1 more: take the whole list above, under “Share or cite”.
   *[other] And { $number } more: take the whole list above, under “Share or cite”.
}
compare-take = The files hold the studies that are on the left and not on the right. For either side as a file, follow its number of studies.

## Reporting

reporting-lead = What a study should report at the least, so that others can judge and repeat it. Experts agreed on this list in 2012.
reporting-source = Jason and others 2012, Minimum data elements for research reports on CFS
reporting-note = Filled blue, “yes”: known to be reported. Brown, “no”: the whole paper was read and does not say. Empty frame: not checked, which says nothing about the study.
reporting-finding = Of the places where an item applies, { $known } are known; the rest was not checked. Known most often: { $element }, in { $reported } of { $of } studies. { $missing ->
    [0] Nothing is known to be missing in the { $whole } papers read whole.
    [one] One item is known to be missing in the { $whole } papers read whole.
   *[other] { $missing } items are known to be missing in the { $whole } papers read whole.
}
reporting-element = What
reporting-bar = { $yes } yes, { $no } no
reporting-reported = Reported
reporting-not-reported = Not reported
reporting-report-not-checked = Not checked
reporting-outside = Does not apply
figure-reporting = Reported, not reported, not checked

### Reading lists

list-title = My list
list-heading = Reading list: { $studies }
list-lives-in-address = This list stands in its address: copy the link to keep it or to send it. What you pick is remembered in this browser only.
list-is-mine = These studies are on your list in this browser.
list-not-mine = Not all of these studies are on your list in this browser.
list-keep = Add them to my list
list-empty = This list is empty
list-here = Your list in this browser:
list-undo = If you took a study off by mistake, go back in your browser.
list-how-add = On a card or on a study’s page, choose “Add to my list”. The way to your list then stands at the top of each page.
list-how-share = The list stands in its address: copy the link to keep it, to send it, or to open it on another device.
list-explore = Find studies
list-more = Find more studies for this list
pick-add = Add to my list
pick-remove = Take off my list
pick-off = Take off this list
pick-mine = My list ({ $number })
pick-said = Studies on your list: { $number }
notices-not-held = { $number ->
    [one] One study of this list is not in this snapshot: { $studies }.
   *[other] { $number } studies of this list are not in this snapshot: { $studies }.
}

### What other programs read of a study's page: search engines, cards of links, reference managers

meta-pem = { $status }, { $why }
meta-description = Atlas note (not from the authors): { $pem }. What this study does not show: { $limit }
meta-comment = What this study does not show: { $limit }{ $number ->
    [0] {""}
   *[other] { " " }Caveats: { $caveats }.
} { $read }.

### Files of studies: their formats, and what they say of themselves

download-biblatex = BibLaTeX
download-nbib = MEDLINE (nbib)
download-csl = CSL-JSON
download-jsonl = JSON Lines
download-json = JSON
download-parquet = Parquet
export-note = Atlas note (not from the authors): { $words }
export-status = { $status }. How it is known: { $source }
export-authors = { $named ->
    [0] The source of this record names no author
   *[other] Author list incomplete: the source of this record names only the first authors
}
tally = { $works }: { $became }.
tally-retracted = { $number ->
    [0] none known to be retracted or withdrawn
   *[other] { $number } retracted or withdrawn
}
tally-concern = { $number } with an expression of concern
tally-corrected = { $number } corrected
tally-preprint = { $number ->
    [one] 1 preprint
   *[other] { $number } preprints
}
tally-superseded = { $number } replaced by a newer version
tally-works = { $number ->
    [one] One study here
   *[other] { $number } studies here
}
tally-not-searched = { $number ->
    [one] For one of them no notice is known, and nobody has searched for one.
   *[other] For { $number } of them no notice is known, and nobody has searched for one.
}
tally-day = The facts are those that the sources gave on { $first }.
tally-days = The facts are those that the sources gave between { $first } and { $last }.
tally-no-day = { $number ->
    [one] For one work the day is not recorded.
   *[other] For { $number } works the day is not recorded.
}

### Reading a file of references

read-empty = The file is empty. Choose another one.
read-unknown = This is none of the formats the atlas reads: BibTeX, RIS, MEDLINE (nbib), CSL-JSON, JSON of this atlas, a table with a column named title, DOI or PMID, or a list of DOIs or PMIDs, one a line. Export your library again in one of these.
read-wos = This is Web of Science’s own plain text. In Web of Science, export again as RIS or BibTeX.
read-enw = This is EndNote’s own format. In EndNote, export again in the style RefMan (RIS) or BibTeX. On a journal’s page, choose RIS or BibTeX.
read-pubmed = This is a text from PubMed made for people to read. In PubMed, choose Save and then the format “PubMed”, “CSV” or “PMID”.
read-latin = The file is not UTF-8; it was read as Latin 1. Accents can be wrong. Identifiers are not affected.
read-odd = The file ends in the middle of a letter: it may have been cut short.
read-says-nothing = It has no title and no identifier. Add its DOI, PMID or title.
read-bibtex-broken = It cannot be read as BibTeX: a brace, a quotation mark, a comma or an equals sign is missing or too many. Mend it and try again.
read-bibtex-space = A space stands between “@” and the word behind it. Programs pass over such an entry. Take the space out and try again.
read-ris-unended = It has no end line (“ER  -”). It was read, but nothing is written into it.
read-ris-stray = These lines belong to no record: a start line (“TY  -”) is missing.
read-json-broken = From here on the file is not valid JSON. What stands before was read.
read-json-other = This is no reference.
read-table-quote = A quotation mark in this row is opened and never closed. Close it and try again.
read-table-wide = This row has far more cells than there are names of columns.
annotate-note = Atlas note (not from the authors): { $words }

### Taking studies away

download-print = Reading list to print
download-more = More formats
download-notes = with the atlas’s caveats as notes (“Atlas note (not from the authors)”)
download-group-citations = For reference managers
download-group-printed = References, ready to paste
download-group-data = Data
download-group-ways = Hear of new and changed studies; read without scripts
download-browse = Plain page of this list
download-zip = Everything in one zip
download-atom = Follow in a feed reader
download-nbib-some = { $number ->
    [one] MEDLINE (1 study with a PMID)
   *[other] MEDLINE ({ $number } studies with a PMID)
}
results-copy-methods = Copy methods paragraph
results-the-methods = a paragraph that says how this list was made
methods-text-source = Source: ME/CFS Atlas, snapshot { $snapshot } (SHA-256 { $digest }…), { $number } publications; it is not a complete index of the field.
methods-text-asked = Studies were selected by: { $asked }.
methods-text-all = No filter was set.
methods-text-found = { $number ->
    [one] One study answered.
   *[other] { $number } studies answered.
}
methods-text-left-out = { $number ->
    [one] One retracted or withdrawn work that also answers was left out.
   *[other] { $number } retracted or withdrawn works that also answer were left out.
}
methods-text-read = Labels (case definition, PEM, virus, design) come from machine-assisted reading and from rules; no clinician or expert has checked them.
methods-text-became = Among them: { $became }.
methods-text-status = For { $unchecked } of { $number } it was not checked whether the work was retracted or corrected.

### The data release: its files, and the page about them

release-name = ME/CFS Atlas Explorer
release-title = ME/CFS Atlas Explorer: studies of ME/CFS, as data
release-what = Facts on { $studies } published studies of ME/CFS (myalgic encephalomyelitis / chronic fatigue syndrome). { $read } of them were read for the atlas. For these it says how patients were chosen, whether post-exertional malaise (PEM) had to be there, what was studied, and what the study does not show.
release-cite = { release-name }, snapshot { $snapshot } (SHA-256 { $digest })
release-cite-note = Snapshot { $snapshot }, SHA-256 { $digest }
release-keywords = ME/CFS; myalgic encephalomyelitis; chronic fatigue syndrome; post-exertional malaise; bibliography; evidence map
release-credit = { $for }: { $name }{ $licence ->
    [none] { "" }
   *[other] { " " }({ $licence })
}.{ $note ->
    [none] { "" }
   *[other] { " " }{ $note }
}
release-limit-reading = Labels and texts come from machine-assisted reading and from rules. No clinician or expert has checked them.
release-limit-unread = { $number } studies were not read. Their labels come from title and publication type only. Everything else about them is “not checked”.
release-limit-unread-ruled = { $number } studies were not read. Rules alone gave their labels: from title and publication type, for { $ruled } of them also from the abstract or the methods section. Everything else about them is “not checked”.
release-limit-words = “Not checked” means that nobody has looked. “Not stated” means that it was read and is not there. They are not the same.
release-limit-retracted = { $number } works were retracted or withdrawn. They are in the files and marked in the column “status”: leave them out when you count.
release-limit-status = For { $number } studies no source spoke of a retraction, correction or concern, and nobody has searched further.
release-limit-abstracts = No abstracts and no full texts are in the files.
release-limit-advice = Nothing here is medical advice.
release-file-parquet = All studies with all labels and the words they rest on: the snapshot itself (Apache Parquet).
release-file-csv = One row a study, for a spreadsheet; several values in a cell stand with “; ” between them (CSV).
release-file-package = What every column means, as data (Frictionless Data Package 2.0).
release-file-croissant = The same for machine learning (Croissant 1.0).
release-file-jsonld = The release described for search engines (schema.org Dataset).
release-file-changes = What came, went, changed and was retracted since the snapshot before.
release-changes-first = No snapshot before { $snapshot } is held here, so nothing can be said of what changed.
release-changes-long = Where a column changed and no values stand, one of them is longer than { $most } characters.
release-file-readme = What this is, how to cite it, what it lacks.
release-file-licence = Under what each part may be used.
release-file-sums = Checksums of all other files.
release-rights-facts = Facts
release-rights-facts-terms = Facts on publications, and the labels and numbers taken from them. They may be used for anything, without asking.
release-rights-ours = The atlas’s own words
release-rights-ours-terms = Summaries, plain titles and points, why a study matters, what it does not show, caveats, notes of doubt. They may be copied and changed if “{ release-name }” and the snapshot are named, with a link to the licence and a word on what was changed. Please keep what a study does not show beside its summary.
release-rights-quoted = Words of others
release-rights-quoted-terms = For many labels, at most twelve words of the paper, quoted to show what the label rests on. They belong to their authors and publishers, and we can give no licence for them.
release-rights-columns = Columns: { $columns }
release-rights-under = Licence: { $licence }, { $address }
release-rights-sources = Where the facts come from
release-rights-abstracts = Abstracts and full texts are not part of the data. They stand with the publisher or in PubMed.
release-readme-files = Files
release-readme-limits = What it lacks
release-readme-cite = How to cite
release-readme-cite-how = For what a study found, cite the paper. Cite the atlas only for what it counts or says itself:
release-readme-check = To see that nothing was lost on the way: { $command }
release-readme-rights = Licences
release-readme-credits = Credits
release-gone = The file of snapshot { $snapshot } is not at hand on this server just now, so there is nothing to take away. The studies can still be read.
release-unknown = There is no file “{ $name }” in the data release; there are { $known }.

### Plain addresses

api-see = Every parameter and ending is described on the page /api of this atlas.
api-no-such = There is nothing at “{ $asked }”. Studies are at /api/studies with one of these endings: { $endings }.
api-no-part = There is no part { $number } of the sitemap.
link-unknown-notes = “{ $value }” is no answer to whether notes go along; it is “yes”, or the parameter is left out.
browse-title = Studies of ME/CFS, as a plain list
browse-what = This page needs no scripts. Each title leads to a plain page of its study.
browse-app = Open this list with all its filters
feed-link = New and changed studies of this view
feed-title = ME/CFS Atlas: { $sentence }
feed-subtitle = Studies by the day they came into the atlas or changed there. Labels come from machine-assisted reading and from rules; no clinician or expert has checked them.
feed-no-author = No author is named
feed-changed = Changed in the atlas: { $parts }.
opensearch-name = ME/CFS Atlas
opensearch-what = Search studies of ME/CFS, each with what it does not show
zip-title = ME/CFS Atlas: a view taken away
zip-asked = What was asked: { $sentence }. The same view in the atlas: { $address }
zip-snapshot = Snapshot { $snapshot }, SHA-256 of its file: { $digest }
zip-methods = For a methods section:
zip-files = Files: studies.csv (a table), studies.parquet and studies.jsonl (all labels with the words they rest on), studies.bib, studies.biblatex.bib, studies.ris, studies.nbib (only studies with a PMID), studies.csl.json (for reference managers), studies.html (a reading list to print). Every column is described at /data in the atlas.
zip-licence = Licences: facts about publications are under CC0 1.0. The atlas’s own text (summaries, caveats, plain titles) is under CC BY 4.0: name the ME/CFS Atlas and the snapshot. No abstract is in these files; abstracts belong to their publishers. Cite each paper for what it found, and the atlas only for its labels.

### Lists of references, for paper and for Word
download-apa = APA 7, plain text
download-vancouver = Vancouver (NLM), plain text
download-ama = AMA 11, plain text
download-apa-docx = APA 7 for Word
download-vancouver-docx = Vancouver (NLM) for Word
download-ama-docx = AMA 11 for Word
download-html = Reading list (file)
refs-title = References of ME/CFS studies
refs-reading = Reading list of ME/CFS studies
refs-known = Known about this paper:
refs-alike = { $number } works here share their first author and year with another one. Letters that tell them apart (2021a, 2021b) are not set.
refs-who = What a study does not show, and its PEM line, are the atlas’s own words. They come from machine-assisted reading and from rules; no clinician or expert has checked them. Nothing here is medical advice.

### The page for programs

api-what = Everything on screen is also plain data, at addresses that need no key and no script. They read the same parameters as the pages, in the same way, and give the same studies in the same order.
api-examples = Examples
api-examples-what = They ask what you were asking here; without a question, for studies of one virus that required PEM.
api-copy = Copy the { $language } example
api-copied = the { $language } example
api-endings = Formats
api-endings-what = Put one of these endings behind /api/studies, then “?” and your parameters. Files of any size come as a stream. With /api/compare you get the studies that drop out of a comparison.
api-ending = Ending
api-format = Format
api-media = Media type
api-parameters = Parameters
api-parameters-what = Several values of one parameter mean “any of these”; several parameters mean “all of these”. What only says how a page looks (view, page, mode) is read and makes no difference.
api-parameter = Parameter
api-meaning = What it asks
api-values = Values
api-several = { $number } values
api-number = A whole number
api-words = Words; every one must occur. “In quotes”: together. -word: absent
api-ids = Ids of studies with commas between, at most 200
api-sort = The order
api-sort-values = { $always }; { $searching } in a search; { $listed } in a reading list
api-retracted = Whether retracted works are among them
api-notes = Whether the atlas’s caveats go along as notes, marked as not from the authors
api-addresses = Other addresses
api-addresses-what = Plain pages and files beside the studies.
api-at-page = One study as a plain page, with tags and JSON-LD that Zotero and search engines read.
api-at-browse = The list of any view as a plain page. Same parameters.
api-at-feed = What came new or changed in any view, the last 100. Same parameters. For feed readers.
api-at-data = The files of the data release. They are listed on the page about the data.
api-at-sitemap = Every page and every study.
api-at-opensearch = Lets a browser search the atlas from its address bar.
api-at-health = Whether the atlas answers, from which snapshot, and how old that is.
api-proof = How far to trust it
api-proof-what = Every format was read back by other programs, for every study of the snapshot, and every column of the data is described.
api-more = See also
api-answers = Answers
api-answers-what = Every answer names its snapshot in the header atlas-snapshot, and files of studies how many they hold in atlas-count. ETag and Last-Modified change only with the data or the program, so ask with If-None-Match to be spared a file you hold. Pages of other sites may read them too (CORS).
api-status-200 = Here it is.
api-status-304 = It has not changed since you asked last.
api-status-400 = Something in the address is not known. The answer says what, in a line of text. Nothing is left out silently.
api-status-404 = Nothing has this address. The answer says what there is instead.
api-status-503 = No snapshot can be read just now. The answer says why.

### The page about the data release

page-data = Data to take away
data-part-files = Files
data-part-cite = How to cite
data-part-limits = What it lacks
data-part-rights = How it may be used
data-part-columns = What the columns mean
data-part-changes = What changed
data-part-credits = Where the facts come from
data-file-name = File
data-file-holds = What it holds
data-file-size = Size
data-file-hash = SHA-256
data-files-how = All files are made from one snapshot, and the same snapshot always gives the same files. SHA-256 is a checksum: with it you can see that a file came whole.
data-bytes = { $number } bytes
data-kilobytes = { $number } kB
data-megabytes = { $number } MB
data-the-line = the line that cites the data
data-the-bibtex = the BibTeX entry of the data
data-copy-line = Copy this line
data-copy-bibtex = Copy BibTeX
data-methods = How the labels were made, and how far to trust them
data-licence = Licence:
data-rights-columns = Which columns these are
data-columns-how = Open a group to see its columns. An example is what a real study has there.
data-examples = Where no study is named, it is this one:
data-same = These mean the same as in the first file:
data-column-name = Column
data-column-meaning = Meaning
data-column-empty = When nothing is there
data-column-example = Example
data-group = { $group }: { $number }
data-caption = “{ $file }”: { $group }
data-type-string = text
data-type-integer = whole number
data-type-boolean = yes or no
data-type-date = date
data-type-array = list
data-type-list = list
data-type-object = parts
data-origin = From: { $origin }.
data-values = { $number ->
    [one] The only value it can have:
   *[other] The { $number } values it can have:
}
data-no-example = No study has one yet.
data-parts = See its parts below.
data-snapshot = Snapshot { $snapshot }
data-changes-first = The oldest snapshot held here, with { $number } studies. What came before is not recorded.
data-changes = Since snapshot { $snapshot }: { $added } added, { $removed } removed, { $changed } changed, { $retracted } newly retracted or withdrawn.
data-changes-retracted = Newly retracted or withdrawn: { $number }
data-changes-added = Added: { $number }
data-changes-removed = Removed: { $number }
data-changes-changed = Changed: { $number }

### Check my references

known-doi = same DOI
known-pmid = same PMID
known-pmcid = same PMCID
known-title-year = same title and year
known-title-author = same title and first author
known-title = same title, with no year or author in your file to compare
known-other-doi = but another DOI, so perhaps another version of it
known-other-title = but another title
known-notice = a notice with the same title

check-lead = Bring a file from your reference manager. You see which of its references the atlas holds, which of these were retracted or corrected, and whether their patients had to have PEM.
check-formats = Formats: BibTeX and BibLaTeX (.bib), RIS (.ris), PubMed (.nbib), CSL-JSON or this atlas’s own data (.json, .jsonl), a table (.csv, .tsv) with a column named title, DOI or PMID, or a list (.txt) of DOIs or PMIDs, one a line.
check-limits = A file may have up to { $megabytes } MB and { $number } references.
check-memory = Your file is read in the memory of this server, for you alone. It is not written to disk and not kept: it is gone when you close or reload this page.
check-part = The atlas holds { $share }. That it does not know a reference says nothing about the paper.
check-coming = The button for your file comes when the page has loaded.
check-needs-scripts = To look up a file this page needs scripts, and they are switched off in this browser. Without them you can search for one title at a time on the page Explore.
check-file = Your file of references
check-reading = Reading your file
check-format-bibtex = BibTeX
check-format-ris = RIS
check-format-medline = PubMed
check-format-csl = JSON
check-format-table = table or list
check-format-none = unknown format
check-sentence = { $number ->
    [0] No reference was found in your file ({ $format }).
    [one] Your file holds 1 reference ({ $format }).
   *[other] Your file holds { $number } references ({ $format }).
}
check-sentence-none = { $number ->
    [one] In your file 1 place looks like a reference ({ $format }), and it could not be read.
   *[other] In your file { $number } places look like references ({ $format }), and none could be read.
}
check-sentence-known = { $same ->
    [yes] The atlas knows { $number }.
   *[no] The atlas knows { $number }: { $studies ->
        [one] 1 study, more than once.
       *[other] { $studies } different studies.
    }
}
check-sentence-unknown = { $number ->
    [one] 1 is not in the atlas: nobody looked whether it was retracted.
   *[other] { $number } are not in the atlas: nobody looked whether they were retracted.
}
check-sentence-doubtful = { $number ->
    [one] 1 stands under “{ check-doubtful }”.
   *[other] { $number } stand under “{ check-doubtful }”.
}
check-sentence-notices = { $number ->
    [one] 1 is a notice, not a paper.
   *[other] { $number } are notices, not papers.
}
check-sentence-broken = { $number ->
    [one] 1 could not be read.
   *[other] { $number } could not be read.
}
check-more-places = Only the first { $most } places that look like references were read.
check-more-entries = Only the first { $most } references were looked up. Split the file to look up the rest.
check-first = Retracted, corrected, replaced, or a preprint
check-none-grave = No notice is known for any of the references that the atlas knows.
check-group-retracted = { $number ->
    [one] { banner-retracted }
   *[other] Retracted. Their findings must not be relied on.
}
check-group-withdrawn = { $number ->
    [one] { banner-withdrawn }
   *[other] Withdrawn. Their findings must not be relied on.
}
check-group-concern = { $number ->
    [one] { banner-concern }
   *[other] Expressions of concern by the journals.
}
check-group-corrected = { $number ->
    [one] { banner-corrected }
   *[other] Corrected after publication: read them with their corrections.
}
check-group-superseded = { $number ->
    [one] { banner-superseded }
   *[other] Newer versions of these works exist.
}
check-group-preprint = { $number ->
    [one] { banner-preprint }
   *[other] Preprints: not reviewed by other scientists.
}
check-own-mark = Your file itself says: { $status }.
check-silent = { $number ->
    [one] For 1 study no notice is known, and nobody has searched further. That is not the same as “unchanged”.
   *[other] For { $number } studies no notice is known, and nobody has searched further. That is not the same as “unchanged”.
}
check-notices = Notices, not papers
check-is-notice = No. { $number } is a notice ({ $kind }) about this paper:
check-is-lone-notice = No. { $number } is a notice ({ $kind }). The atlas does not know its paper: { $title }
check-doubtful = Look at these yourself
check-doubtful-lead = Each of these leads to more than one study, or to one with another title. The atlas does not choose for you, and counts none of them as known.
check-ways = The studies the atlas knows:
check-as-list = As a reading list ({ $number })
check-in-explore = In Explore ({ $number })
check-list-cut = { $left ->
    [one] An address holds { $most } studies; 1 more is in your file with notes.
   *[other] An address holds { $most } studies; { $left } more are in your file with notes.
}
check-known = { $same ->
    [yes] { $number ->
        [one] 1 reference that the atlas knows
       *[other] { $number } references that the atlas knows
    }
   *[no] { $number } references that the atlas knows: { $studies ->
        [one] 1 study
       *[other] { $studies } different studies
    }
}
check-head-reference = Reference
check-head-how = How it was known
check-head-status = What became of it
check-head-pem = PEM
check-head-criteria = Case definition for entry
check-twice = More than once in your file
check-unknown = { $number ->
    [one] 1 reference is not in the atlas
   *[other] { $number } references are not in the atlas
}
check-no-judgement = That is no judgement about a paper: most of the field is not in the atlas. Nobody looked whether { $number ->
    [one] it was
   *[other] they were
} retracted.
check-unknown-list = { $number ->
    [one] Show this reference
   *[other] Show these references
}
check-broken = { $number ->
    [one] 1 place in your file needs mending
   *[other] { $number } places in your file need mending
}
check-fault = No. { $number }, line { $line }, “{ $title }”: { $why }
check-fault-untitled = No. { $number }, line { $line }: { $why }
check-entry = No. { $number }: { $title }
check-number = No. { $numbers }:
check-rest = { $number ->
    [one] And 1 more. The file with notes has all that the atlas knows.
   *[other] And { $number } more. The file with notes has all that the atlas knows.
}
check-rest-unknown = And { $number } more. A reference in your file that gets no note is not in the atlas.
check-rest-broken = And { $number } more: mend these first, then bring the file again.
check-take = Your file with notes
check-take-how = The same file, with one note in each reference the atlas knows: status, PEM, case definition, address. Nothing else in it is changed. Each note is marked as not from the authors.
check-take-button = Take { $file }
check-note = { $status }. { $pem }. Case definition for entry: { $criteria }. Known by: { $how }. Snapshot { $snapshot }. { $address }
check-note-notice = This is a notice ({ $kind }) about the study { $study }, not the paper itself.
check-note-doubt = This reference leads to more than one study; look which it is: { $studies }
check-note-odd = The { $how } leads to the study { $study }, which has another title. Look which of the two is meant. { $address }
figure-check-pem = PEM in your references and in the whole atlas
check-mine = Your references
check-whole = The atlas
check-mine-share = Share of yours
check-whole-share = Share of the atlas
check-finding-one = The one study that the atlas knows: { $label }.
check-finding = { $required ->
    [0] None of the { $number } studies that the atlas knows is known to have required PEM.
    [one] 1 of the { $number } studies that the atlas knows required PEM.
   *[other] { $required } of the { $number } studies that the atlas knows required PEM.
}
check-finding-unchecked = For { $unchecked } this was not checked.
check-finding-none = For none of the { $number } studies that the atlas knows was this checked.
check-pem-note = A bar is a share: of the { $number ->
    [one] one study
   *[other] { $number } studies
} of your file that the atlas knows, and of all { $total } studies of the atlas, retracted ones included.
check-source = Snapshot { $snapshot }; { $number ->
    [one] 1 study
   *[other] { $number } studies
} of a reader’s own file

### Citations, tried: the page that shows what other programs read of our files
page-citations = Citations, tried
proof-what = Every file of references is read back by programs that are not ours. Here is what each format promises, and what those programs found.
proof-contents = On this page
proof-part-promises = What each format promises
proof-part-readers = What other programs read
proof-part-why = Why some fields differ
proof-part-trials = The trial records
proof-studies = studies of the snapshot, each read back
proof-trials = trial records, made to be hard
proof-fields = fields compared
proof-unnamed = differ for no named reason
proof-when = Tried on { $day } with snapshot { $snapshot }.
proof-other-snapshot = The atlas now shows snapshot { $snapshot }, which has not been tried yet.
proof-word = References for Word
proof-all-missing = What a record does not have is left out or left empty. Nothing is made up to fill a field.
proof-all-status = A retraction, a warning or a correction is said in every file, with its notice or with how it is known. A preprint is called one.
proof-all-authors = Some sources name only the first authors of a paper. What each file of references does then stands below. Zotero’s button notes it under “Extra” when it saves from the page of a study; from a list of studies it cannot.
proof-all-paper = The address of a reference is the paper’s, never the atlas’s.
proof-all-abstract = No abstract is handed out. Abstracts belong to others.
proof-all-same = The same studies always give the same file.
proof-promise-bibtex = One entry a study, with DOI, PMID and PMCID. Short forms keep their capitals, groups stay whole. An author list cut short ends in “and others”, which programs print as “et al.”
proof-promise-biblatex = As BibTeX, also where an author list is cut short, with full dates, article numbers and the language.
proof-promise-ris = For EndNote, Zotero and others. One author a line; the PMID stands in the field AN. An author list cut short ends in “et al.,”, as EndNote asks. Other programs may take that for an author.
proof-promise-nbib = As PubMed writes it. Only studies with a PMID. Where an author list is cut short, a general note (GN) says so.
proof-promise-csl = For Zotero, pandoc and citation programs. Names in their parts. What became of a paper, and that an author list is cut short, stands in the note.
proof-promise-csv = One row a study, with the labels of the atlas and the words they rest on.
proof-promise-excel = The same table so that Excel changes no cell.
proof-promise-jsonl = One study a line, with all its labels.
proof-promise-json = All studies with the question, the count and the snapshot.
proof-promise-parquet = The columns of the snapshot itself, for analysis.
proof-promise-apa = APA 7, one reference a paragraph, in the order of your list. An author list cut short ends in “et al.”. Works with one first author and year get no letters (2021a, 2021b); the file says how many there are.
proof-promise-vancouver = Vancouver as the National Library of Medicine prints it, numbered. An author list cut short ends in “et al.”.
proof-promise-ama = AMA 11, numbered. An author list cut short ends in “et al.”.
proof-promise-docx = A hanging indent, italics and links that lead to the paper. In APA 7, Vancouver and AMA 11, with the same words as the plain text.
proof-promise-html = Each reference with its PEM line and what the study does not show. Prints on A4 and saves as PDF.
proof-readers-how = Each program read the file of all studies. Authors, title, journal, year, volume, issue, pages, DOI, PMID and PMCID were compared with the record; for references, the whole text. Straight and curly quotation marks count as alike in the fields.
proof-head-format = Format
proof-head-reader = Read by
proof-head-records = Studies read
proof-head-fields = Fields compared
proof-head-alike = As written
proof-head-named = Differ for a named reason
proof-none = none
proof-times = { $number ->
    [one] Seen once.
   *[other] Seen { $number } times.
}
proof-why-how = A field that came back in another form has its reason here. All else would be a fault of ours.
proof-trials-how = Open a record to see how each format spells it, and what came back.
proof-trial = { $name }: { $tries }
proof-real = A real report.
proof-made-up = A made-up record: nobody wrote this report.
proof-as-written = as written
proof-but = as written, but for: { $cases }
proof-case-status = status in brackets
proof-case-cut-short = authors cut short
proof-case-quotes = quotation marks
proof-case-capitals = capitals of a journal
proof-case-preprint = place of a preprint server
proof-case-online = “Published online”
proof-case-no-volume = no volume
proof-case-no-range = hyphen of an article number
proof-case-small-initial = small initial
proof-case-east-asian = Chinese name
proof-case-address = signs in an address
proof-case-together = initials written together
proof-case-title-capitals = capitals of a title
proof-case-name-parts = parts of a name
proof-case-ris-identifiers = identifiers in RIS
proof-case-article-number = article number in BibLaTeX
proof-why-status = We print behind the title, in brackets, that a paper was retracted, corrected, replaced or has a warning. The official styles have another place for it, or none.
proof-why-cut-short = Our source names only the first authors. We print “et al.” behind a comma. Pandoc leaves the comma out when one author is named. (For this comparison we tell pandoc that the list is cut short; our CSL-JSON file can say it only in its note.)
proof-why-quotes = Pandoc changes the quotation marks of a title. We print them as the source has them.
proof-why-capitals = Pandoc raises small letters in the name of a journal. We print the name as it is written.
proof-why-preprint = The styles of Vancouver and AMA tell a preprint server in another place or in other words. We print “[Preprint]” behind the title in every style.
proof-why-online = The style of AMA prints “Published online” when a record has no volume. For us that only means that our source does not give the volume.
proof-why-no-volume = Without a volume, the style of Vancouver puts a semicolon before the pages. We print a colon, as the NLM’s sample references do.
proof-why-no-range = Pandoc makes a dash of the hyphen in pages that are no range, such as “e00266-12”. We keep the hyphen.
proof-why-small-initial = An author has a small initial (“h”). We print a full stop behind it. Pandoc takes it for a part of the family name and prints none.
proof-why-east-asian = Pandoc puts a full stop behind a Chinese name. It has no initials, so we put none.
proof-why-address = A DOI may hold the signs “<” and “>”. We encode them in the address, so that it still works when it is copied.
proof-why-together = Initials may be written together (“KJ”). Pandoc takes them for one name and prints one initial. We print both.
proof-why-title-capitals = Pandoc lowers capitals in the titles of BibTeX and BibLaTeX files where we do not protect them. We protect short forms such as “ME/CFS”. No letter is lost.
proof-why-name-parts = Pandoc takes a given name in small letters (“h”) for a part of the family name. No word is lost.
proof-why-ris-identifiers = Pandoc does not read the PMID and PMCID of a RIS file. They stand in the file, and rispy reads them.
proof-why-article-number = Pandoc does not read an article’s number from a BibLaTeX file. It stands in the file, and bibtexparser reads it.
proof-f1 = an article number in place of pages
proof-f2 = pages written short (333-41)
proof-f3 = a group as the only author
proof-f4 = a group with a comma and the word “and” in its name
proof-f5 = a family name of several words
proof-f6 = “Jr.” behind a name
proof-f7 = 75 authors
proof-f8 = no author
proof-f9a = a title that ends in a question mark
proof-f9b = a title that ends in a full stop
proof-f10 = Greek letters, signs, quotation marks and dashes in a title
proof-f11 = signs that mean something in LaTeX
proof-f12 = a DOI with brackets and signs
proof-f13 = a DOI with low lines
proof-f14 = a PMID and no DOI
proof-f15 = no identifier at all
proof-f16 = a preprint that was replaced by a newer version
proof-f17 = a retracted paper
proof-f18 = a paper with an expression of concern and a correction
proof-f19 = a translated title
proof-f20a = the first of two with one author, year and first word
proof-f20b = the second of two with one author, year and first word
proof-f21 = no year
proof-f22 = text that tries to forge a second record
proof-f23 = authors with one name
proof-f24 = names in Latin, Chinese and Cyrillic letters
proof-f25 = short forms whose capitals must stay
proof-fluge = initials written together, and an article number
