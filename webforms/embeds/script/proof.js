// The proof of work of the ALTCHA protocol, version 2: the derived key must begin as wanted.
const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0")).join("");
const bytes = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));

const solve = async (challenge) => {
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const started = performance.now();
  const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0]);
  const place = new DataView(password.buffer, password.length - 4);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  for (let counter = 0; counter < 1e5; counter++) {
    place.setUint32(0, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = hex(await crypto.subtle.deriveBits(how, key, keyLength * 8));
    if (!derivedKey.startsWith(keyPrefix)) continue;
    const time = Math.round(performance.now() - started);
    return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey, time } }));
  }
};

// Resolves to what is sent as `altcha`; to nothing without a secure context or a challenge.
const prove = async (address) => {
  try {
    if (crypto.subtle) return await solve(await get(`${address}/challenge`));
  } catch {
    // The server counts a missing proof as a sign, no more: nobody is kept from writing.
  }
};
