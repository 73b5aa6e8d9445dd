// "Vem är du?" as a page. Afterwards one is where one was (`?till=`), or at the start.

/** Show names and code; go on when somebody has opened hers. */
export async function names(place, tablet) {
  const here = place.querySelector("[data-place]");
  if (!tablet.facts.device) return location.replace("/surfplatta/ny");
  const { choose } = await tablet.people();
  document.addEventListener("kp:people", () => again(here));
  const to = new URLSearchParams(location.search).get("till") ?? "/";
  // Her state is fetched before the page is left, when there is a network (device.js).
  await choose(tablet, here);
  location.replace(to.startsWith("/") && !to.startsWith("//") ? to : "/");

  /** Names that have come since; a code that is being pressed is left alone. */
  async function again(shown) {
    if (!shown.querySelector(".keypad")) await choose(tablet, shown);
  }
}
