#!/usr/bin/env python3
"""Everything a developer runs, from a machine that has only Python and git. Standard library only.

    python3 dev.py run                 start the catalogue on the sample; without a display, write its tour to out/
    python3 dev.py test [PYTEST ...]   run every test
    python3 dev.py check               format, lint, types, import contracts, dependencies, lock, tests
    python3 dev.py lock                write requirements.lock anew from pyproject.toml
    python3 dev.py messages            take the messages out of the code into locales/, update each language
    python3 dev.py bench NAME          run tests/bench/NAME.py
    python3 dev.py wheels DIR          fetch every locked package into DIR, for a set-up without a network

Each sets up first what is missing: system libraries (as root on Debian and its kin; otherwise it prints the one line to
run), .venv, the packages of requirements.lock, the compiled catalogues. On Windows: py dev.py run.
"""

# The syntax stays readable by Python 3.6, so that an old Python prints a sentence and not a SyntaxError.

import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
WINDOWS = os.name == "nt"
VENV_PYTHON = os.path.join(VENV, "Scripts", "python.exe") if WINDOWS else os.path.join(VENV, "bin", "python")
LOCK = os.path.join(ROOT, "requirements.lock")
STAMP = os.path.join(VENV, "niva-stamp")
OLDEST, NEWEST = (3, 11), (3, 14)

# What is looked for -> the Debian package that brings it.
QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",  # QtNetwork, and so QtPdf
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",  # the same; Debian 13 does not bring it with python3
}
X_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {"libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1"}
PRINTERS = {"libcups.so.2": "libcups2"}  # without it the print dialog lists no printer
TEST_PROGRAMS = {"java": "default-jre-headless", "hunspell": "hunspell"}
TEST_FILES = {
    "/usr/share/hunspell/ru_RU.dic": "hunspell-ru",
    "/usr/share/hunspell/be_BY.dic": "hunspell-be",
}


def main(arguments):
    """Run one command; its exit code is ours."""
    commands = {
        "run": run,
        "test": test,
        "check": check,
        "lock": lock,
        "messages": messages,
        "bench": bench,
        "wheels": wheels,
    }
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments and arguments[0] in ("-h", "--help", "help") else 2
    os.chdir(ROOT)
    refuse_other_pythons()
    return commands[arguments[0]](arguments[1:])


def run(arguments):
    """The window on the sample; where nobody could see a window, its tour on disk instead."""
    set_up("run")
    if has_display():
        return call([VENV_PYTHON, "-m", "desktop", "--sample", *arguments])
    code = call([VENV_PYTHON, "-m", "desktop", "tour", "out", *arguments], offscreen())
    if code == 0:
        found = sorted(os.path.join(folder, name) for folder, _, names in os.walk("out") for name in names)
        for suffix, what in ((".png", "pictures"), (".pdf", "PDF files")):
            say("{} {} in {}".format(sum(name.endswith(suffix) for name in found), what, os.path.join(ROOT, "out")))
        say("No display was found, so no window was opened: the pictures show it.")
    return code


def test(arguments):
    """Every test, two at a time; further arguments go to pytest."""
    set_up("test")
    return call([VENV_PYTHON, "-m", "pytest", "-n", "2", *arguments], offscreen())


def check(arguments):
    """All gates, to the end even when one is red; the tests come last."""
    set_up("test")
    module = [VENV_PYTHON, "-m"]
    gates = [
        ("format", lambda: call([*module, "ruff", "format", "--check", "."])),
        ("lint", lambda: call([*module, "ruff", "check", "."])),
        ("types", lambda: call([*module, "mypy"])),
        ("import contracts", lambda: call([beside_python("lint-imports"), "--no-logo"])),
        ("dependencies", lambda: call([*module, "deptry", "."])),
        ("lock", lock_is_current),
        ("tests", lambda: call([*module, "pytest", "-n", "2", *arguments], offscreen())),
    ]
    red = []
    for name, gate in gates:
        say("-- {}".format(name))
        began = time.time()
        if gate():
            red.append(name)
        if name != "tests":  # pytest's closing line stays the last one
            say("   {} in {:.1f} s".format("RED" if name in red else "green", time.time() - began))
    if red:
        print("red: " + ", ".join(red), file=sys.stderr, flush=True)
    return 1 if red else 0


def lock(arguments):
    """Resolve pyproject.toml anew; pins that still fit are kept. Needs nothing but uv, least of all a good lock."""
    system_packages("lock")
    make_venv()
    if not os.path.exists(beside_python("uv")) and call([VENV_PYTHON, "-m", "pip", "install", "--quiet", "uv"]):
        return stop("pip could not install uv")
    return compile_lock(LOCK, arguments)


def messages(arguments):
    """Messages of the code -> locales/niva.pot -> the .po of each language, where new ones wait empty."""
    set_up("other")
    pot = os.path.join("locales", "niva.pot")
    babel = [VENV_PYTHON, "-m", "babel.messages.frontend", "-q"]
    keywords = ["-k", "N_", "-k", "pgettext:1c,2"]
    tidy = ["--no-location", "--sort-output", "--width", "120", "--add-comments", "Translators:"]
    names = ["--project", "Niva", "--copyright-holder", "the Niva authors"]
    code = call([*babel, "extract", *keywords, *tidy, *names, "-o", pot, "desktop", "sync"])
    for language in ("ru", "be"):
        known = os.path.exists(os.path.join("locales", language, "LC_MESSAGES", "niva.po"))
        verb = ["update", "--no-fuzzy-matching", "--ignore-obsolete"] if known else ["init"]
        where = ["-D", "niva", "-d", "locales", "-l", language, "-i", pot, "--width", "120"]
        code = code or call([*babel, *verb, *where, *arguments])
    return code


def bench(arguments):
    """One benchmark by name; the rest of the line is its own."""
    if not arguments:
        return stop("name one of: " + ", ".join(benches()))
    set_up("test")
    name = {"import": "importing"}.get(arguments[0], arguments[0]).replace("-", "_")  # a module cannot be called so
    return call([VENV_PYTHON, "-m", "tests.bench." + name, *arguments[1:]], offscreen())


def benches():
    """Names of all benchmarks as they are typed."""
    folder = os.path.join("tests", "bench")
    modules = sorted(name for name in os.listdir(folder) if name.endswith(".py"))
    names = [name[:-3] for name in modules if b'"__main__"' in read(os.path.join(folder, name))]
    return [{"importing": "import"}.get(name, name).replace("_", "-") for name in names]


def wheels(arguments):
    """Fetch all packages; then PIP_NO_INDEX=1 PIP_FIND_LINKS=DIR python3 dev.py test needs no network."""
    if len(arguments) != 1:
        return stop("say where to: python3 dev.py wheels DIR")
    set_up("other")
    return call([VENV_PYTHON, "-m", "pip", "download", "--require-hashes", "-r", LOCK, "-d", arguments[0]])


# Set-up


def set_up(command):
    """All that `command` needs before it can start; nothing that is there is made again."""
    system_packages(command)
    stamp = wanted_stamp()
    if not os.path.exists(VENV_PYTHON) or read(STAMP) != stamp.encode():
        make_venv()
        install_packages()
        with open(STAMP, "w") as file:
            file.write(stamp)
    if call([VENV_PYTHON, "hatch_build.py"]):
        raise SystemExit(stop("the message catalogues in locales/ do not compile"))


def refuse_other_pythons():
    """Leave with one sentence under a Python that PySide6 has no wheel for."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        bounds = "{}.{} to {}.{}".format(*(OLDEST + NEWEST))
        raise SystemExit(stop("Niva needs Python {}, this is {}".format(bounds, platform.python_version())))


def system_packages(command):
    """Look for shared libraries and programs; install what is missing where we may, otherwise say how."""
    if not sys.platform.startswith("linux"):
        return
    needed, wished = wanted_libraries(command)
    needed = [package for name, package in needed.items() if not loads(name)]
    wished = [package for name, package in wished.items() if not is_there(name)]
    if not has_module("ensurepip"):  # `import venv` alone succeeds on Debian and proves nothing
        needed.append("python{}.{}-venv".format(*sys.version_info[:2]))
    if needed + wished and shutil.which("dpkg") and os.geteuid() == 0:
        if apt(needed + wished) and needed:
            raise SystemExit(stop("apt-get could not install: " + " ".join(needed)))
    elif needed:
        raise SystemExit(stop("these system packages are missing; install them and start again:\n" + line_for(needed)))
    elif wished:
        say("Missing, and some tests or the printer list will do without:\n" + line_for(wished))


def wanted_libraries(command):
    """(needed, wished) of one command: sonames, programs and files, each with its Debian package."""
    needed, wished = dict(QT), {}
    if command == "test":
        wished.update(TEST_PROGRAMS)
        wished.update(TEST_FILES)
    if command == "run" and os.environ.get("DISPLAY"):
        needed.update(X_SCREEN)
    if command == "run" and os.environ.get("WAYLAND_DISPLAY"):
        needed.update(WAYLAND)
    if command == "run" and has_display():
        wished.update(PRINTERS)
    return needed, wished


def is_there(name):
    """A file by its path, a shared library by its soname, or a program by its name."""
    if name.startswith("/"):
        return os.path.exists(name)
    return loads(name) if ".so." in name else shutil.which(name) is not None


def loads(soname):
    """Whether the loader finds the library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def has_module(name):
    """Whether this very Python can import the module."""
    try:
        __import__(name)
    except ImportError:
        return False
    return True


def apt(packages):
    """Install Debian packages as root; the exit code of apt-get."""
    say("Installing system packages: " + " ".join(packages))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"]
    call(["apt-get", *quiet, "update"], environment, subprocess.DEVNULL)
    install = ["apt-get", *quiet, "install", "-y", "--no-install-recommends", *packages]
    return call(install, environment, subprocess.DEVNULL)  # its errors are on the other stream


def line_for(packages):
    """What a person types; rpm systems that carry an apt-get get the names only."""
    if shutil.which("dpkg"):
        return "    sudo apt-get install -y --no-install-recommends " + " ".join(packages)
    return "    (Debian's names) " + " ".join(packages)


def wanted_stamp():
    """Changes when the packages have to be looked at again."""
    digest = hashlib.sha256()
    for path in (LOCK, os.path.join(ROOT, "pyproject.toml")):
        digest.update(read(path))
    return " ".join([digest.hexdigest(), platform.python_version(), platform.machine(), ROOT])


def make_venv():
    """A .venv with a pip and of this Python; a broken, half-made or older one is made anew."""
    probe = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
    ours = "{}.{}".format(*sys.version_info[:2])
    if os.path.exists(VENV_PYTHON):
        answer = subprocess.run([VENV_PYTHON, "-c", probe], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if answer.stdout.decode().strip() == ours:
            return
    say("Making .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    base = getattr(sys, "_base_executable", None) or sys.executable  # we may have been started from the old .venv
    if call([base, "-m", "venv", VENV]):
        raise SystemExit(stop("python -m venv failed"))


def install_packages():
    """The locked packages, each by its hash, then the project itself, editable. The index is whatever pip is set to."""
    say("Installing the locked packages (about 300 MB to fetch the first time)")
    pip = [VENV_PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if call([*pip, "--require-hashes", "-r", LOCK]):
        raise SystemExit(stop("pip could not install requirements.lock"))
    if call([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT]):
        raise SystemExit(stop("pip could not install the project itself"))


# The lock


def compile_lock(target, arguments=()):
    """Write the lock to `target` with uv.

    It is resolved at pip's main index alone: an extra index or a folder of wheels may hold the files of one system
    only, and their hashes would then shut out all others. No address enters the file.
    """
    command = [VENV_PYTHON, "-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11", "--quiet"]
    command += ["--generate-hashes", "--no-header", "--group", "dev", "pyproject.toml", "-o", target]
    settings = pip_settings()
    names = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}
    index = {ours: settings[name] for name, ours in names.items() if name in settings}
    return call(command + list(arguments), dict(os.environ, **index))


def lock_is_current():
    """0 when compiling the lock again gives the same pins. Hashes may grow: projects add files to old releases."""
    if "no-index" in pip_settings():
        say("pip is told to use no index: the lock cannot be resolved here, not checked")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        again = os.path.join(folder, "requirements.lock")
        shutil.copyfile(LOCK, again)
        code = compile_lock(again)
        if code == 0 and pins(again) != pins(LOCK):
            code = stop("requirements.lock is out of date: python3 dev.py lock")
    return code


def pins(path):
    """The lines of a lock that name a package, its version and its marker."""
    lines = read(path).decode().splitlines()
    return [line.rstrip(" \\") for line in lines if line[:1].isalnum()]


def pip_settings():
    """pip's own settings by option name: index-url, cert, no-index ..."""
    listed = subprocess.check_output([VENV_PYTHON, "-m", "pip", "config", "list"]).decode()
    settings = {}
    for line in sorted(listed.splitlines(), reverse=True):  # ":env:" sorts first, so it is written last and wins
        name, _, value = line.partition("=")
        settings[name.split(".")[-1]] = value.strip("'\"")
    return settings


# Small


def call(command, environment=None, output=None):
    """Run a child to its end, Ctrl-C being its own affair; its exit code, 128 + n for signal n."""
    try:
        child = subprocess.Popen(command, env=environment, stdout=output)
    except OSError as problem:
        return stop("{}: {}".format(command[0], problem.strerror))
    while True:
        try:
            code = child.wait()
            return code if code >= 0 else 128 - code
        except KeyboardInterrupt:
            continue


def has_display():
    """Whether a window could be seen. Only Linux can lack a screen by design."""
    names = ("DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def offscreen():
    """The environment with Qt drawing into memory, unless the caller chose a platform."""
    return dict({"QT_QPA_PLATFORM": "offscreen"}, **os.environ)


def beside_python(name):
    """A console script of the venv."""
    return os.path.join(os.path.dirname(VENV_PYTHON), name + (".exe" if WINDOWS else ""))


def read(path):
    """The bytes of a file, none if it is not there."""
    if not os.path.exists(path):
        return b""
    with open(path, "rb") as file:
        return file.read()


def say(text):
    """One line of progress, at once."""
    print(text, flush=True)


def stop(text):
    """Say what is wrong; the exit code that goes with it."""
    print("dev.py: " + text, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
