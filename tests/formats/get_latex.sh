#!/bin/sh
# LaTeX, BibTeX and biber for the tests that print every study: Debian's packages (about 150 MB to
# download), installed only where tests must not be skipped and where that may be done.
ready() {
    command -v bibtex >/dev/null && command -v biber >/dev/null && command -v lualatex >/dev/null &&
        OSFONTDIR=/usr/share/fonts// kpsewhich \
            biblatex.sty etoolbox.sty fontspec.sty DejaVuSerif.ttf >/dev/null
}
ready && exit 0
if [ "$ATLAS_BROWSER_MUST_RUN" = 1 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Debian's LaTeX and biber for the tests of BibTeX and BibLaTeX."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends biber fonts-dejavu-core texlive-bibtex-extra texlive-latex-recommended \
        texlive-luatex >/dev/null && ready && exit 0
fi
echo "*** No LaTeX with biber here: its tests will be SKIPPED. Install it with: apt-get install biber fonts-dejavu-core texlive-bibtex-extra texlive-latex-recommended texlive-luatex ***"
