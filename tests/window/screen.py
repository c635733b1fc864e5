"""The window as a person without a mouse and without eyes has it: real keys go in, the accessibility bus tells.

Nothing is done over the accessibility bus. It only says what is shown, what has the focus and what was announced.
"""

import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 40  # seconds until what does not come is a failure; nothing is measured by it

CONTROLS = ("button", "push button", "link", "entry", "password text", "toggle button", "switch", "check box",
            "radio button", "check menu item", "list item")
MARKS = ("\ue000", "\ue001")  # how a masked word is marked in the view; nobody is to hear them


class Node:
    """What the bus said about one thing at one moment."""

    def __init__(self, accessible):
        self.name = accessible.get_name() or ""
        self.role = accessible.get_role_name()
        states = accessible.get_state_set()
        self.focused = states.contains(Atspi.StateType.FOCUSED)
        self.on = states.contains(Atspi.StateType.CHECKED) or states.contains(Atspi.StateType.PRESSED)
        self.can_focus = states.contains(Atspi.StateType.FOCUSABLE)

    def __repr__(self):
        return f"{self.role} “{self.name}”" + (" (focus)" if self.focused else "")


class Screen:
    """A window of the program on this display."""

    def __init__(self, program, scenario, output):
        self.command = [program, "--practice", scenario]
        self.output = output
        self.heard = []
        # Nothing is taken from memory: what the bus says now is what counts.
        Atspi.Accessible.set_cache_mask(Atspi.get_desktop(0), Atspi.Cache.NONE)
        self.has_focus = None
        self.listener = Atspi.EventListener.new(self.listen)
        self.listener.register("object:announcement")
        self.listener.register("object:state-changed:focused")
        self.start()

    def listen(self, event):
        if event.type.startswith("object:announcement"):
            self.heard.append(str(event.any_data))
        elif event.detail1:
            self.has_focus = event.source

    def start(self):
        """Starts the program and gives its window the keyboard, as a window manager would."""
        self.heard = []
        self.has_focus = None
        self.process = subprocess.Popen(self.command, stdout=self.output, stderr=self.output)
        self.window = self.wait_for("a window", self.find_window)
        self.wait_for("the accessibility bus", lambda: len(self.nodes()) > 3)
        self.run("windowfocus", "--sync", self.window)

    def kill(self):
        """Ends the program as a crash would."""
        self.process.kill()
        self.process.wait()

    def find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True, check=False).stdout.split()
        return found[-1] if found else None

    def run(self, *words):
        return subprocess.run(["xdotool", *words], capture_output=True, text=True, check=True).stdout.strip()

    # --- keys ---

    def key(self, *keys):
        """Presses keys, such as “Tab” or “ctrl+g”."""
        self.run("key", *keys)

    def type(self, text):
        self.run("type", "--delay", "20", text)

    # --- what is told ---

    def title(self):
        """The title of the window, as the desktop shows it."""
        return self.run("getwindowname", self.window)

    def nodes(self):
        """All that the bus knows now. Empty while the program is not there."""
        found = []
        try:
            desktop = Atspi.get_desktop(0)
            for index in range(desktop.get_child_count()):
                application = desktop.get_child_at_index(index)
                if application is not None and application.get_process_id() == self.process.pid:
                    self.collect(application, found)
        except GLib.Error:  # a thing that went away while it was looked at
            pass
        return found

    def collect(self, accessible, found):
        node = Node(accessible)
        found.append(node)
        for index in range(accessible.get_child_count()):
            child = accessible.get_child_at_index(index)
            if child is not None:
                self.collect(child, found)

    def focus(self):
        """What has the keyboard, by what was told last and by what it says itself. None while the window has it."""
        self.listen_in()
        try:
            node = Node(self.has_focus) if self.has_focus is not None else None
        except GLib.Error:
            return None
        return node if node is not None and node.focused and node.role not in ("frame", "window") else None

    def focus_is(self, start):
        now = self.focus()
        return now if now is not None and now.name.startswith(start) else None

    def is_on(self, name):
        return any(node.on for node in self.nodes() if node.name == name)

    def heading(self, start):
        return any(node.role == "heading" and node.name.startswith(start) for node in self.nodes())

    def says(self, words):
        return any(words in node.name for node in self.nodes())

    def listen_in(self):
        while GLib.MainContext.default().iteration(False):
            pass

    def wait_for(self, what, look):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.listen_in()
            found = look()
            if found:
                return found
            time.sleep(0.03)
        seen = [node for node in self.nodes() if node.name]
        sys.exit(f"waited for {what}; seen: {seen}; announced: {self.heard}")

    # --- what a person does ---

    def shown(self, words):
        """Waits until these words are somewhere on the screen."""
        return self.wait_for(f"“{words}”", lambda: next((n for n in self.nodes() if words in n.name), None))

    def station(self, title):
        """Waits for a page: its title is shown and was announced, something has the focus, all is named."""
        self.wait_for(f"the page “{title}”", lambda: self.heading(title))
        self.wait_for(f"the announcement of “{title}”", lambda: any(h.startswith(title) for h in self.heard))
        self.wait_for(f"a focus on “{title}”", self.focus)
        self.heard = []
        self.look_over(title)
        print("station", title, "| focus:", self.focus(), flush=True)

    def look_over(self, where):
        """Window and controls have names, and no name holds a mark that is not for reading."""
        for node in self.nodes():
            if node.role in ("frame", "window") and node.name != self.title():
                sys.exit(f"on “{where}” the window is read as “{node.name}”, its bar says “{self.title()}”")
            if node.role in CONTROLS and not node.name.strip():
                sys.exit(f"on “{where}” a {node.role} has no name")
            if any(mark in node.name for mark in MARKS):
                sys.exit(f"on “{where}” the name of a {node.role} holds a mark: {node.name!r}")

    def tab(self, back=False):
        """Presses Tab, and waits until the focus has gone elsewhere. Gives back where."""
        before = self.focus()
        self.key("shift+Tab" if back else "Tab")

        def moved():
            now = self.focus()
            return now if now is not None and (before is None or (now.role, now.name) != (before.role, before.name)) else None

        return self.wait_for(f"Tab to leave {before}", moved)

    def tab_to(self, start, back=False):
        """Goes with Tab to what has a name that begins so."""
        seen = []
        for _ in range(80):
            now = self.focus()
            if now is not None and now.name.startswith(start):
                return now
            seen.append(self.tab(back).name)
            if seen[-1].startswith(start):
                return self.focus()
        sys.exit(f"Tab does not reach “{start}”, only {seen}")

    def press(self, start, key="Return", back=False):
        """Goes there with Tab and presses it."""
        self.tab_to(start, back)
        self.key(key)
        print("pressed", start, flush=True)

    def ring(self, where):
        """Goes all around with Tab: every control is reached, and the focus is caught nowhere."""
        wanted = {n.name for n in self.nodes() if n.role in CONTROLS and n.can_focus}
        first = self.focus()
        reached = {first.name} if first else set()
        for _ in range(len(wanted) + 10):
            reached.add(self.tab().name)
            if wanted <= reached:
                print("ring of", len(wanted), "on", where, flush=True)
                return
        sys.exit(f"on “{where}” Tab does not reach {wanted - reached}")
