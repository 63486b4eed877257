#!/usr/bin/env bash
# Builds everything and runs every test, on a Debian machine. As root it installs what the tests need and is missing:
# a browser, a Chinese font, PostgreSQL. Otherwise it says what it did without, and those tests are skipped.
#
#   ./test.sh                                   everything
#   ./test.sh --filter-class '*OutboxTests'     what follows goes to the test runner
#   CI=true ./test.sh                           with the locked packages only
#
# The last line is "N passed, N failed" (", N skipped" follows when some were). The exit code is 0 only when at least
# one test passed and none failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
# Nothing may stay behind that holds the output open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

without=()

say() { printf '%s\n' "== $*"; }

end() { # passed failed skipped code
  if ((${#without[@]})); then
    printf 'done without: %s\n' "${without[@]}"
  fi
  printf '%s passed, %s failed%s\n' "$1" "$2" "$( (($3 == 0)) || printf ', %s skipped' "$3")"
  exit "$4"
}

has_shell() { [[ -x ${CHROMIUM:-/usr/bin/chromium-headless-shell} ]]; }
has_chromium() { has_shell || [[ -x /usr/bin/chromium ]]; }
has_font() { compgen -G '/usr/share/fonts/*/noto/NotoSansCJK*' >/dev/null || { command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh-cn) ]]; }; }
has_icalendar() { python3 -c "import icalendar" 2>/dev/null; }
has_postgresql() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null; }

apt_install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null; }

install_missing() {
  local missing=() package
  # Who may not install it does with the whole browser.
  has_shell || { ((EUID != 0)) && has_chromium; } || missing+=(chromium-headless-shell)
  has_font || missing+=(fonts-noto-cjk)
  has_postgresql || missing+=(postgresql)
  has_icalendar || missing+=(python3-icalendar)
  if ((${#missing[@]} == 0)); then
    return
  fi

  if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
    for package in "${missing[@]}"; do
      without+=("$package (not installed, and only root can install it, with apt-get)")
    done
    return
  fi

  say "installing ${missing[*]}"
  apt-get update -qq || true
  for package in "${missing[@]}"; do
    apt_install "$package" || without+=("$package (apt-get could not install it)")
  done

  # The whole browser does as well, at twice the time.
  has_chromium || apt_install chromium || true
}

if ! command -v dotnet >/dev/null; then
  echo "There is no dotnet here; install the .NET SDK named in global.json." >&2
  end 0 0 0 1
fi

install_missing

say "restoring and building"
locked=()
[[ ${CI:-} == true ]] && locked=(--locked-mode)
dotnet restore DisclosureHub.sln "${locked[@]}" -warnaserror || end 0 0 0 1
dotnet build DisclosureHub.sln -c Release --no-restore -m -warnaserror -p:UseSharedCompilation=false || end 0 0 0 1

say "testing"
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
code=0
dotnet test --project DisclosureHub.Tests/DisclosureHub.Tests.csproj -c Release --no-build \
  --results-directory "$results" --report-xunit-xml --report-xunit-xml-filename results.xml --max-threads 2 --no-progress "$@" || code=$?

if [[ ! -s $results/results.xml ]]; then
  echo "The test runner wrote no results." >&2
  end 0 0 0 "$((code ? code : 1))"
fi

count() { grep -o '<assembly [^>]*>' "$results/results.xml" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(count passed)
failed=$(($(count failed) + $(count errors)))
skipped=$(count skipped)

if ((skipped)); then
  say "could not run"
  tr -d '\n' <"$results/results.xml" | grep -o '<reason>.*</reason>' | sed 's/<\/reason>/\n/g' | sed -n 's/.*<reason>\(<!\[CDATA\[\)\{0,1\}//p' | sed 's/\]\]>$//' | sort | uniq -c
fi

if ((failed)); then
  # Once more at the end, where the last screen of a long log shows them: what was said, and at which lines of the tests.
  say "failed"
  tr '\n' ' ' <"$results/results.xml" | sed 's/<test /\n<test /g' | awk '
    /^<test [^>]*result="Fail"/ {
      name = $0; sub(/^<test ([^>]* )?name="/, "", name); sub(/".*/, "", name)
      said = $0; sub(/.*<message>(<!\[CDATA\[)?/, "", said); sub(/(\]\]>)?<\/message>.*/, "", said)
      print name "\n    " substr(said, 1, 400)
      for (lines = 0; lines < 3 && match($0, /DisclosureHub\.Tests\/[^ ]*\.cs:line [0-9]+/); lines++) {
        print "    at " substr($0, RSTART, RLENGTH)
        $0 = substr($0, RSTART + RLENGTH)
      }
    }' || true
fi

if ((code == 0 && (failed > 0 || passed == 0))); then
  code=1
fi

end "$passed" "$failed" "$skipped" "$code"
