// Where the visitor came from: of the page's address, only what is on this list leaves the page.
const CAMPAIGN =
  "utm_source utm_medium utm_campaign utm_id utm_term utm_content utm_source_platform " +
  "utm_creative_format utm_marketing_tactic gclid gbraid wbraid dclid fbclid ttclid msclkid";

const arrival = () => {
  const query = new URLSearchParams(location.search);
  const names = CAMPAIGN.split(" ").filter((name) => query.get(name));
  const campaign = new URLSearchParams(names.map((name) => [name, query.get(name)]));
  const page = location.origin + location.pathname + (names[0] ? `?${campaign}` : "");
  return { _page: page, _ref: document.referrer.split(/[?#]/)[0] };
};

// "page" tells of this page alone; "session" of the page the visit began on, kept until it ends.
const attribution = (mode) => {
  if (mode == "off") return {};
  const here = arrival();
  if (mode != "session") return here;
  const first = JSON.parse(remember("intake", JSON.stringify(here)) || "null") || here;
  return { ...first, _page: here._page, _landing: first._page };
};
