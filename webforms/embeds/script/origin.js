// Where the visitor came from: only what is on this list leaves the page.
const CAMPAIGN =
  "utm_source utm_medium utm_campaign utm_id utm_term utm_content utm_source_platform " +
  "utm_creative_format utm_marketing_tactic gclid gbraid wbraid dclid fbclid ttclid msclkid";

const arrival = () => {
  const query = new URLSearchParams(location.search);
  const campaign = {};
  for (const name of CAMPAIGN.split(" "))
    if (query.get(name)) campaign[name] = query.get(name).slice(0, 2048);
  const rest = new URLSearchParams(campaign).toString();
  const page = location.origin + location.pathname + (rest ? `?${rest}` : "");
  return { ...campaign, _page: page, _ref: document.referrer.split(/[?#]/)[0] };
};

// "page" tells of this page alone; "session" of the page the visit began on, kept until it ends.
const attribution = (mode) => {
  if (mode == "off") return {};
  const here = arrival();
  if (mode != "session") return here;
  const first = JSON.parse(remember("intake", JSON.stringify(here)) || "null") || here;
  return { ...first, ...here, _ref: first._ref, _landing: first._page };
};
