"""Walks the real program over the accessibility bus, from rejected to solved, and reads the result there.

Started by real_program.rs on a display, a session bus and a keyring of the test's own. Names alone are used:
what a screen reader says is what is pressed. Prints what it saw, a line each; fails with a sentence.
"""

import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 40  # seconds until a page that does not come is a failure; nothing is measured by it


def nodes(node):
    try:
        yield node
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                yield from nodes(child)
    except Exception:  # a node that went away while it was looked at
        return


def application():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        candidate = desktop.get_child_at_index(index)
        if candidate is not None and "refloat" in (candidate.get_name() or "").lower():
            return candidate
    return None


def everything():
    found = application()
    return list(nodes(found)) if found is not None else []


def names():
    said = []
    for node in everything():
        try:
            said.append(node.get_name() or "")
        except Exception:
            pass
    return said


def wait_for(what, look):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    sys.exit(f"waited for {what}; seen: {[name for name in names() if name]}")


def find(start, roles=("push button", "button", "list item", "link", "toggle button", "radio button", "panel", "label")):
    for node in everything():
        try:
            if (node.get_name() or "").startswith(start) and node.get_role_name() in roles:
                action = node.get_action_iface()
                if action is not None and action.get_n_actions() > 0:
                    return node
        except Exception:
            pass
    return None


def press(start):
    node = wait_for(f"a control named “{start}…”", lambda: find(start, ("push button", "button", "link")) or find(start))
    node.get_action_iface().do_action(0)
    print("pressed", start)
    time.sleep(0.3)


def entry():
    for node in everything():
        try:
            if node.get_role_name() in ("entry", "password text", "text") and node.get_editable_text_iface() is not None:
                return node
        except Exception:
            pass
    return None


def fill(text):
    node = wait_for("a field", entry)
    node.get_editable_text_iface().set_text_contents(text)
    time.sleep(0.3)


def see(words):
    wait_for(f"“{words}”", lambda: any(words in name for name in names()))
    print("saw", words)


def enter(email, password):
    see("API user e-mail")
    fill(email)
    press("Continue")
    see("API user password")
    fill(password)
    assert not any(password in name for name in names() if "Practice" not in name and "made the password" not in name), \
        "the password is in the accessibility tree"
    press("Continue")


def screenshot(name):
    if len(sys.argv) > 1:
        subprocess.run(["import", "-window", "root", f"{sys.argv[1]}/{name}.png"], check=False)


def main():
    press("Begin")
    see("What is going wrong?")
    screenshot("home")
    press("Shiprocket")
    press("1, “Invalid email") if find("1, ") else press("“Invalid email")
    for answer in ("That of an API user", "Shiprocket did"):
        press(answer)
    enter("api-user@shop.example", "FAKE-old-password")
    see("Ready to ask Shiprocket")
    screenshot("before")
    press("Run the check")
    see("Not working")
    see("does not accept this e-mail and password")
    screenshot("rejected")
    press("Show me how to fix it")
    press("One that I, or somebody")
    screenshot("fix")
    press("I’ve done this")
    press("On the page, and I copied it")
    enter("api-user@shop.example", "FAKE-api-password-7d")
    see("Ready to ask Shiprocket")
    press("Run the check")
    see("Put this e-mail and password into the plug-in")
    press("Saved and tested")
    press("It works")
    press("No, only this plug-in")
    see("Solved")
    see("Password refused")
    see("Accepted")
    screenshot("solved")
    print("solved, with the proof")


main()
