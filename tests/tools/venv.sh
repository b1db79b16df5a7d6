# `python -m venv` without pip, and the environment's Python.

# What an environment's Python says: EXPECTED COMMAND... A CPython that a wrapper gives its home (PYTHONHOME) has no
# environments; for it the expectation stands.
says() { e=$1; shift; if [ -n "$wrapped" ]; then [ -z "$e" ] || echo "$e"; else "$@" 2>&1 | sed "s|$PWD|HERE|"; fi; }
wrapped=$(env -u PYTHONHOME "$P" -c 'import os; print(os.environ.get("PYTHONHOME", ""))')

### venv
"$P" -m venv --without-pip env; echo $?; (cd env; find . \( -name Activate.ps1 -o -name 'activate*' -o -name 'kaa' -o -name '.*' -name . \) -prune -o -print | grep -v '/python$\|/python3$\|/python3.14$\|𝜋thon$' | sort); ls env/bin | grep '^python'
sed -E 's/^(home|executable|command|version) = .*/\1/' env/pyvenv.cfg
says "True True" env/bin/python -c "import sys; print(sys.prefix != sys.base_prefix, sys.prefix == sys.exec_prefix)"
says "env env/bin/python ['env/lib/python3.14/site-packages']" env/bin/python -c "import sys; from os.path import relpath as r; print(r(sys.prefix), r(sys.executable), [r(p) for p in sys.path if 'env' in p])"
mkdir -p env/lib/python3.14/site-packages/p; printf 'print("imported", __name__)\n' > env/lib/python3.14/site-packages/p/__init__.py; cp env/lib/python3.14/site-packages/p/__init__.py env/lib/python3.14/site-packages/p/__main__.py
says "imported p" env/bin/python -c "import p"; says "imported p
imported __main__" env/bin/python3 -I -m p; says "    'HERE/env/lib/python3.14/site-packages'," env/bin/python3.14 -c 'import sys; sys.stdout.write("".join("    %r,\n" % p for p in sys.path if "env" in p))'; "$P" -c "import p"
"$P" -m venv --without-pip --system-site-packages --prompt hi env2; grep -E '^(include|prompt)' env2/pyvenv.cfg; "$P" -m venv --without-pip --copies env3; says True env3/bin/python -c "import sys; print(sys.prefix != sys.base_prefix)"; "$P" -m venv --without-pip --clear env; ls env/lib/python3.14/site-packages; "$P" -m venv --upgrade --without-pip env2; echo $?
"$P" -m venv; "$P" -m venv -h | sed 's/upgrade of.*//'; touch file; "$P" -m venv --without-pip file; "$P" -m venv --symlinks --copies --without-pip env4 2>&1; "$P" -m venv --without-pip --upgrade --clear env5; says "" env/bin/python -m venv --without-pip nested; says True nested/bin/python -c "import sys; print(sys.prefix != sys.base_prefix)"; "$P" -m venv --without-pip --without-scm-ignore-files env6; ls -A env6

### site
"$P" -m site --user-base | sed "s|$PWD|HERE|"; "$P" -m site --user-site | sed "s|$PWD|HERE|"; echo $?; "$P" -m site -x 2>&1 | head -1; "$P" -s -m site | tail -1; mkdir -p $("$P" -m site --user-site); "$P" -m site | sed "s|$PWD|HERE|" | grep USER; site=$("$P" -m site --user-site); printf 'import sys; print("pth ran")\nextra\n' > $site/a.pth; mkdir $site/extra; "$P" -c "import sys; print(any(p.endswith('extra') for p in sys.path))"; printf 'print("usercustomize")\n' > $site/usercustomize.py; "$P" -c "print(1)"
