"""Walks the real program by keys alone. What is shown, focused and announced is read off the accessibility bus, and
nothing is pressed there. Started by real_program.rs on a display, a session bus and a keyring of the test's own.

  by_keyboard.py FOLDER PROGRAM outcome   from the first start to an outcome, past every page beside the walk
  by_keyboard.py FOLDER PROGRAM killed    the program is killed on the way, and goes on where it was
"""

import sys
import time

from screen import Screen

# The office's address is turned away; over the hotspot of a phone the page opens.
SCENARIO = "shipstation-walk-other-network"
SHOP = "Canary Wharf Cups"  # nobody's business while the screen is shared

HOME = "What is going wrong?"
CODE = "Which code were you told?"
SHOPS = "Shops and accounts"
START = "What happens when you sign in to ShipStation?"
OTHER = "What else does the sign-in page show?"
WAY = "Ready to look whether the way to ShipStation is free"
BEFORE = "Ready to look at the way to ShipStation from here"
TURNED_AWAY = "The service’s guard turned this computer away"
HOTSPOT = "Connect this computer to the hotspot of a phone"
AFTER = "Ready to look once more, over the phone"
EYES = "Does ShipStation work in the browser this way?"
BACK = "The other way works, so your own network needs a look"
OUTCOME = "Whoever looks after your computer or network can open the way"


def begin(screen):
    """The first page is there before anybody listens, so it is the focus that tells of it."""
    screen.wait_for("a focus on the first page", screen.focus)
    screen.look_over("the first page")
    screen.ring("the first page")
    screen.press("Begin")
    screen.station(HOME)


def jump(screen, code, to):
    screen.key("ctrl+g")
    screen.station(CODE)
    screen.type(code)
    screen.key("Return")
    screen.station(to)


def settings(screen):
    screen.press("Settings", back=True)
    screen.station("Settings")
    screen.ring("Settings")
    screen.press("Dark", "space")
    screen.wait_for("dark to be chosen", lambda: screen.is_on("Dark"))
    # Larger and as it was again, on any page. Presses that come before an answer count as one or as two.
    larger = ("125 %", "150 %", "200 %")
    screen.wait_for("larger text", lambda: any(map(screen.is_on, larger)) or screen.key("ctrl+plus"))
    screen.key("ctrl+0")
    screen.wait_for("text as it was", lambda: screen.is_on("100 %"))
    screen.key("Escape")
    screen.station(HOME)


def a_shop_of_ones_own(screen):
    jump(screen, "k2", SHOPS)
    screen.ring(SHOPS)
    screen.press("Add a shop or account")
    screen.wait_for("the field for its name", lambda: screen.focus_is("Name, such as"))
    screen.type(SHOP)
    screen.key("Return")
    screen.station(HOME)
    screen.shown(SHOP)


def share_the_screen(screen):
    """The shop's name is nowhere then, the title of the window included; and the switch keeps the focus."""
    screen.press("Sharing your screen?", "space", back=True)
    screen.shown("You are sharing your screen.")
    screen.wait_for("the name to be gone", lambda: not screen.says(SHOP))
    screen.look_over("Home while sharing")
    if SHOP in screen.title():
        sys.exit("the title of the window names the shop")
    if not screen.focus_is("Sharing your screen?"):
        sys.exit(f"the switch lost the focus to {screen.focus()}")
    screen.key("space")
    screen.shown(SHOP)


def search(screen):
    """Enter in the field opens what stands first."""
    screen.tab_to("Search", back=True)
    screen.type("cannot sign in to ShipStation")
    screen.shown("Signing in to ShipStation ·")
    screen.key("Return")
    screen.shown("Topic: Signing in to ShipStation")


def answers(screen):
    """By digit, by Tab and Enter, and back; Escape leaves a page beside the walk, and no question."""
    screen.key("8")
    screen.station(OTHER)
    screen.key("alt+Left")
    screen.station(START)
    screen.press("None of these")
    screen.station(OTHER)
    screen.ring(OTHER)
    screen.key("ctrl+g")
    screen.station(CODE)
    screen.key("Escape")
    screen.station(OTHER)
    screen.key("3")
    screen.station(WAY)


def run(screen, result):
    """Enter runs the check, for the focus stands on it."""
    if not screen.focus_is("Run the check"):
        sys.exit(f"the focus is on {screen.focus()}")
    screen.key("Return")
    screen.station(result)


def tick_all(screen, count):
    for number in range(1, count + 1):
        name = f"Step {number} is done"
        screen.press(name, "space")
        screen.wait_for(name, lambda: screen.is_on(name))


def to_the_hotspot(screen):
    """Two checks that are turned away, and a question."""
    run(screen, TURNED_AWAY)
    screen.ring("a result")
    screen.press("Show me what to do")
    screen.station(BEFORE)
    run(screen, TURNED_AWAY)
    screen.key("Return")
    screen.station("Does this computer use a VPN?")
    screen.key("3")
    screen.station(HOTSPOT)


def to_the_outcome(screen):
    screen.press("I am on the hotspot")
    screen.station(AFTER)
    run(screen, EYES)
    screen.key("1")
    screen.station(BACK)
    screen.press("Copy")
    screen.wait_for("“Copied”", lambda: screen.says("Copied"))
    tick_all(screen, 5)
    screen.press("I am back on my network")
    screen.station(OUTCOME)
    screen.ring(OUTCOME)


def sessions(screen):
    """The walk is in the list, and is gone back to from there."""
    jump(screen, "k3", "All sessions")
    screen.ring("All sessions")
    screen.press("Back to it")
    screen.station(OUTCOME)


def outcome(screen):
    begin(screen)
    settings(screen)
    a_shop_of_ones_own(screen)
    share_the_screen(screen)
    search(screen)
    jump(screen, "fa2", START)
    answers(screen)
    to_the_hotspot(screen)
    tick_all(screen, 6)
    to_the_outcome(screen)
    sessions(screen)
    print("an outcome, by keyboard")


def go_on(screen):
    """One try at the card on Home; nothing where the page has changed meanwhile."""
    if screen.focus_is("Continue where you left off"):
        screen.key("Return")
        time.sleep(1)
    elif screen.heading(HOME):
        screen.tab()


def killed(screen):
    begin(screen)
    jump(screen, "fa2", START)
    screen.press("None of these")
    screen.station(OTHER)
    screen.key("3")
    screen.station(WAY)
    run(screen, TURNED_AWAY)
    jump(screen, "ra7", HOTSPOT)
    tick_all(screen, 2)
    screen.kill()

    screen.start()
    # Home may be shown anew while practice starts, and begins at its search again then.
    screen.shown("Practice: The office’s address")
    screen.wait_for(HOTSPOT, lambda: screen.heading(HOTSPOT) or go_on(screen))
    screen.station(HOTSPOT)
    if not (screen.is_on("Step 1 is done") and screen.is_on("Step 2 is done")):
        sys.exit("the ticks are lost")
    if not screen.focus_is("Step 3 is done"):
        sys.exit(f"the focus is on {screen.focus()}")
    screen.key("space")
    screen.wait_for("the third tick", lambda: screen.is_on("Step 3 is done"))
    print("on where it was, by keyboard")


def main():
    folder, program, walk = sys.argv[1:]
    with open(f"{folder}/output.txt", "ab") as output:
        screen = Screen(program, SCENARIO, output)
        try:
            {"outcome": outcome, "killed": killed}[walk](screen)
        finally:
            screen.kill()


main()
