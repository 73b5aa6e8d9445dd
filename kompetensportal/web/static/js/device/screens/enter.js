// The dialog with names and code, fetched when it is first needed.

/** Ask who it is; gives the session, or null when nobody said. */
export async function enter(tablet, why = "") {
  if (document.querySelector(".tablet-dialog[open]")) return null;
  const people = await tablet.people();
  return people.enter(tablet, why);
}
