"""A small disk that a test can fill. It is one of memory, in a mount namespace of the test's own."""
import os
import pathlib
import subprocess
import sys

INSIDE = "NHIPCAU_INSIDE_A_NAMESPACE"


def enter_namespace():
    """Runs this file again where mounting is allowed; only returns inside."""
    if os.environ.get(INSIDE):
        return
    for words in (["unshare", "-m"], ["unshare", "-rm"]):
        if subprocess.run([*words, "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            sys.exit(subprocess.run([*words, sys.executable, *sys.argv], env={**os.environ, INSIDE: "1"}, check=False).returncode)
    print("skipped: this machine lets nobody mount a disk of memory")
    sys.exit(77)


def mount(folder, *options):
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)], check=False)
    if done.returncode != 0:
        print("skipped: this machine lets nobody mount a disk of memory")
        sys.exit(77)


class Disk:
    """A small disk, and a file that takes up what is left of it."""

    def __init__(self, folder, kib):
        self.folder, self.kib = pathlib.Path(folder), kib
        self.folder.mkdir()
        mount(self.folder, f"size={kib}k")
        self.ballast = self.folder / "ballast"

    def fill(self, leave=0):
        """Takes all the room but so many bytes."""
        with open(self.ballast, "ab", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
        if leave:
            os.truncate(self.ballast, self.ballast.stat().st_size - leave)

    def free(self):
        self.ballast.unlink()

    def remount(self, how):
        subprocess.run(["mount", "-o", f"remount,{how},size={self.kib}k", str(self.folder)], check=True)

    def remove(self):
        subprocess.run(["umount", str(self.folder)], check=True)
