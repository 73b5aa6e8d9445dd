// Where a pasted link may lead, without what tells others who followed it.

const SCHEMES = new Set(["http:", "https:", "mailto:"]);
const TELLING = /^(utm_.*|fbclid|gclid|mc_eid|mkt_tok)$/;

/** The address for Markdown; empty for one that does not lead to the web or to mail. */
export function safeLink(written) {
  let address;
  try {
    address = new URL(written.trim());
  } catch {
    return "";
  }
  if (!SCHEMES.has(address.protocol)) return "";
  if (/\.safelinks\.protection\.outlook\.com$/.test(address.hostname)) {
    // Outlook leads every link past itself.
    const behind = address.searchParams.get("url");
    return behind ? safeLink(behind) : "";
  }
  for (const name of [...address.searchParams.keys()])
    if (TELLING.test(name)) address.searchParams.delete(name);
  return address.href.replace(/[()<>\\ ]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
