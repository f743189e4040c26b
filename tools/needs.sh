# What Entente needs beyond git, and how it gets it. Sourced by ./entente and ./test; changes nothing when all is there.
# Each function installs through apt when it may, and otherwise names the one command that does.

as_root() {
  if [ "$(id -u)" = 0 ]; then echo ""; elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then echo "sudo -n"; else echo no; fi
}

# install PACKAGE WHY: quiet when it works, the whole log when it does not.
install() {
  local root log
  root="$(as_root)"
  if [ "$root" = no ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "$2 Run: sudo apt-get install -y $1" >&2
    return 1
  fi
  echo "Installing $1 (once) …" >&2
  log="$(mktemp)"
  if ! DEBIAN_FRONTEND=noninteractive $root apt-get install -y --no-install-recommends "$1" >"$log" 2>&1 &&
    ! { $root apt-get update >"$log" 2>&1 && DEBIAN_FRONTEND=noninteractive $root apt-get install -y --no-install-recommends "$1" >>"$log" 2>&1; }; then
    cat "$log" >&2
    rm -f "$log"
    echo "$2 Run: sudo apt-get install -y $1" >&2
    return 1
  fi
  rm -f "$log"
}

need_dotnet() {
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
  if ! command -v dotnet >/dev/null 2>&1 || ! dotnet --list-sdks 2>/dev/null | grep '^10\.' >/dev/null; then
    echo "The .NET 10 SDK is needed. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 or, on Ubuntu, run: sudo apt-get install -y dotnet-sdk-10.0" >&2
    return 1
  fi
}

# .NET compares names through ICU; without it accents and case would be folded wrongly.
need_icu() {
  # grep reads to the end: with pipefail an early exit would make ldconfig fail.
  if ! ldconfig -p 2>/dev/null | grep 'libicuuc\.so' >/dev/null; then
    local package
    package="$(apt-cache search --names-only '^libicu[0-9]+$' 2>/dev/null | awk '{print $1}' | sort -V | tail -n 1)"
    install "${package:-libicu-dev}" "The ICU library is missing."
  fi
}

chromium_path() {
  local name
  if [ -n "${ENTENTE_CHROMIUM:-}" ]; then echo "$ENTENTE_CHROMIUM"; return; fi
  # Ubuntu's chromium-browser is a snap's launcher, which no headless test can use.
  for name in chromium google-chrome google-chrome-stable chrome; do
    if command -v "$name" >/dev/null 2>&1; then command -v "$name"; return; fi
  done
}

# A headless browser for the page tests: Debian's own package, or elsewhere the build that Playwright pins.
need_chromium() {
  [ -n "$(chromium_path)" ] && return
  if grep -qi '^ID=debian' /etc/os-release 2>/dev/null; then
    install chromium "The page tests need Chromium."
  else
    echo "Downloading Playwright's Chromium (once) …" >&2
    "$1" --install-browser || { echo "The page tests need Chromium. Install it and set ENTENTE_CHROMIUM to its path." >&2; return 1; }
  fi
}
