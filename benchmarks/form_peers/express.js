// The same bare insert in Node with Express and better-sqlite3: node express.js FOLDER PORT
const express = require("express");
const Database = require("better-sqlite3");

const [folder, port] = process.argv.slice(2);
const database = new Database(`${folder}/express.sqlite3`);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec("CREATE TABLE IF NOT EXISTS posts (id INTEGER PRIMARY KEY, body TEXT)");
const insert = database.prepare("INSERT INTO posts (body) VALUES (?)");

const app = express();
app.use(express.urlencoded({ extended: false }));
app.get("/healthz", (request, response) => response.send("ok"));
app.post("/f/:key", (request, response) => {
  const row = insert.run(JSON.stringify(request.body));
  response.json({ ok: true, id: Number(row.lastInsertRowid), next: `/f/${request.params.key}/thanks` });
});
app.listen(Number(port), "127.0.0.1");
