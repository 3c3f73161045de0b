#!/bin/sh
# A browser for the browser tests: Debian's chromium, installed where that may be done.
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Debian's chromium for the browser tests."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "*** No chromium here: the browser tests will be SKIPPED. Install it with: apt-get install chromium ***"
