// The types that openapi-typescript makes, used by openapi-fetch.
import assert from "node:assert";
import createClient from "openapi-fetch";
import type { paths } from "./client/schema.js";

const { BASE, KEY, SECRET } = process.env as Record<string, string>;
const api = createClient<paths>({ baseUrl: BASE, headers: { Authorization: `Basic ${btoa(`${KEY}:${SECRET}`)}` } });

let page = await api.GET("/clients", { params: { query: { status: ["klant"], size: 5 } } });
assert.deepEqual(page.data?.items.map((row) => row.status), Array(5).fill("klant"));
console.log("ok list");
page = await api.GET("/clients", { params: { query: { "extraFields[Contact via]": "Website", size: 5 } } });
assert(page.data && page.data.items.length > 0);
assert(page.data.items.every((row) => row.extraFields["Contact via"]?.stringValue === "Website"));
console.log("ok extra");
const created = await api.POST("/clients", { body: { name: "Dakwerken Janssens" } });
assert(created.data);
const path = { id: created.data.id };
console.log("ok create");
const headers = { "Content-Type": "application/merge-patch+json" };
await api.PATCH("/clients/{id}", { params: { path }, body: { tel: "+32 9 221 03 44" }, headers });
assert.equal((await api.GET("/clients/{id}", { params: { path } })).data?.tel, "+32 9 221 03 44");
console.log("ok patch");
const body = { name: "note.txt", bytesBase64: btoa("Hello") };
assert.equal((await api.POST("/clients/{id}/documents", { params: { path }, body })).data?.name, "note.txt");
console.log("ok upload");
const missing = await api.GET("/clients/{id}", { params: { path: { id: "987654321" } } });
assert.equal(missing.error?.status, 404);
console.log("ok 404");
for (let count = 0; count < 1000; count++) {
  const { error, response } = await api.GET("/clients", { params: { query: { size: 1 } } });
  if (error) {
    assert.equal(error.status, 429);
    assert(Number(response.headers.get("Retry-After")) >= 1);
    console.log("ok 429");
    break;
  }
}
