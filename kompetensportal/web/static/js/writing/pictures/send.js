// Sends a form to the portal with the page's token. A page outlives a session: a token that is not
// taken any more is asked for anew, once.

const HEADER = "X-CSRF-Token";
let token = null;

/** The answer, whatever it says. Throws TypeError when there is no network. */
export async function post(address, form) {
  token ??= document.querySelector("input[name=csrf]")?.value ?? "";
  const answer = await send(address, form);
  if (answer.status !== 400 || isJson(answer)) return answer;
  const fresh = await fetch("/skriva/bilder.json?q=-", { headers: { Accept: "application/json" } });
  if (!fresh.ok || !isJson(fresh)) return answer;
  token = (await fresh.json()).csrf;
  return send(address, form);
}

function send(address, body) {
  const headers = { Accept: "application/json", [HEADER]: token };
  return fetch(address, { method: "POST", body, headers });
}

function isJson(answer) {
  return (answer.headers.get("Content-Type") ?? "").includes("json");
}
