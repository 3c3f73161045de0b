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
page-about = About the data
dim = Dim
mode-calm = Calm mode
mode-full = Leave calm mode
rest = Rest here
part-of-field = a part of the field
foot = Snapshot { $snapshot } · { $number } studies, { $share }. Labels come from machine-assisted reading and from rules; no clinician or expert has checked them. Nothing here is medical advice.
foot-about = Where the facts come from
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

## About the data

about-studies = studies in the snapshot of { $snapshot }
about-read = of them read for the atlas
about-unread = not read yet
about-title = About the data
about-left-out = { $number } more were read and left out, because they are not about ME/CFS.
about-who = Who read the studies
about-reader-not-recorded = not recorded
about-twice = { $number } studies were read a second time, independently, also by machine-assisted reading. Agreement shows that two such readings are alike, not that they are right.
about-agreement-caption = Agreement of the two readings
about-label = Label
about-same = Same in both
about-kappa = Kappa (agreement beyond chance; 1 is full)
about-not-measured = not measured
about-lacking = Four ways of not knowing
about-pem = Post-exertional malaise (PEM)
about-read-levels = What was read
about-status = Publication status
about-credits = Where the facts come from

## The facts of a study, in lists and on its page

number = { $number }
sentence = { $text }.
any-of = { $one } or { $other }
banner-retracted = Retracted. Its findings must not be relied on.
banner-withdrawn = Withdrawn. Its findings must not be relied on.
banner-concern = Expression of concern by the journal.
banner-corrected = Corrected after publication: read it with the correction.
banner-superseded = A newer version of this work exists.
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
read-line = Machine-assisted reading of the { $level }; no clinician has checked it
pem-not-checked = not read for the atlas yet
pem-design = this kind of work has no patients of its own
pem-no-mecfs-cases = no people with ME/CFS took part
pem-no-rule = not stated: what was read names no rule for joining
pem-by-definition = by definition
pem-by-definitions = by definition: { $criteria }
pem-subgroup = { $reason }; a definition was applied to a subgroup
pem-definition-required = The case definition used asks for PEM of everyone who joins.
pem-definition-not-required = The case definition used does not ask for PEM of everyone who joins.
pem-definition-unclear = The case definition used leaves open whether PEM is needed.
pem-basis = Basis: { $basis }. { $meaning }
evidence-none = No words recorded.
evidence-by-rule = { $place }; by rule: { $rule }

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
labels-pem-measured-not-checked = Was PEM measured? Not checked. Measuring PEM does not make it required.
labels-pem-scope = Scope: { $scope }. { $meaning }
labels-criteria = Case definitions (criteria)
labels-viruses = Viruses and other pathogens
labels-virus = { $virus }: { $facts }
labels-finding = finding: { $finding }
labels-specimen = specimen: { $specimens }
labels-specimen-not-stated = specimen: not stated
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
cite-the-reference = the reference of the paper
cite-copy-reference = Copy reference
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
filter-open-access-says = the full text is free to read
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
link-years-turned = From { $from } to { $to } was read as from { $to } to { $from }.
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
results-left-out = { $number ->
    [one] { $number } retracted work is left out:
   *[other] { $number } retracted works are left out:
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
results-share-text = ME/CFS Atlas: { $sentence } (snapshot { $snapshot }). Counting studies is not weighing evidence: each study says what it does not show, and no clinician has checked the labels. { $link }
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
provenance-status = { $status }, according to { $source }.
provenance-source-not-recorded = a source not recorded

## The plain page of a study

plain-more = This study in the atlas, with filters, citations and studies like it

## An address that leads nowhere

nowhere = This page is not in the atlas
nowhere-what = There is no page { $path } here. The link may have been cut off or mistyped.
nowhere-way = All studies
