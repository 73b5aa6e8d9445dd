// A text on its way to the portal, and what came of it. Nothing here throws: no network, an ended
// session and a refusal are answers like others, and the text stays where it is.

/** { is: "ok" | "offline" | "signed_out" | "refused" | "stopped", data } */
export async function post(address, body, signal) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRF-Token": document.querySelector("input[name=csrf]")?.value ?? "",
      },
      body: JSON.stringify(body),
      signal,
    });
    // Whoever is signed out is led to the sign-in, a page; so is a form of an ended session.
    const isPage = !answer.headers.get("Content-Type")?.startsWith("application/json");
    if (answer.redirected || (isPage && answer.status < 500)) return { is: "signed_out" };
    if (isPage) return { is: "offline" };
    return { is: answer.ok ? "ok" : "refused", data: await answer.json() };
  } catch (error) {
    return { is: error.name === "AbortError" ? "stopped" : "offline" };
  }
}

/** The address of a page of the workshop about a text. */
export function addressOf(page, path) {
  return `/skriva/${page}/${path.split("/").map(encodeURIComponent).join("/")}`;
}
