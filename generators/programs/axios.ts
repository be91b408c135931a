// The client that openapi-generator makes for TypeScript with axios.
import assert from "node:assert";
import { isAxiosError } from "axios";
import { ClientsApi, Configuration, FilesApi } from "./client/index.js";

const { BASE, KEY, SECRET } = process.env as Record<string, string>;
const configuration = new Configuration({ basePath: BASE, username: KEY, password: SECRET });
const [clients, files] = [new ClientsApi(configuration), new FilesApi(configuration)];

let page = (await clients.clientsSearch({ status: ["klant"], size: 5 })).data;
assert.deepEqual(page.items.map((row) => row.status), Array(5).fill("klant"));
console.log("ok list");
page = (await clients.clientsSearch({ extraFieldsContactVia: "Website" as never, size: 5 })).data;
assert(page.items.length > 0);
assert(page.items.every((row) => row.extraFields["Contact via"]?.stringValue === "Website"));
console.log("ok extra");
const created = (await clients.clientsCreate({ clientWriteDTO: { name: "Dakwerken Janssens" } })).data;
assert.equal(created.name, "Dakwerken Janssens");
console.log("ok create");
await clients.clientsPatch({ id: created.id, clientMergePatch: { tel: "+32 9 221 03 44" } });
assert.equal((await clients.clientsGet({ id: created.id })).data.tel, "+32 9 221 03 44");
console.log("ok patch");
const upload = { name: "note.txt", bytesBase64: btoa("Hello") };
assert.equal((await files.clientsUpload({ id: created.id, upload })).data.name, "note.txt");
console.log("ok upload");
const fault = async (call: () => Promise<unknown>) => {
  try {
    await call();
  } catch (error) {
    if (isAxiosError(error) && error.response) return error.response;
    throw error;
  }
};
assert.equal((await fault(() => clients.clientsGet({ id: "987654321" })))?.status, 404);
console.log("ok 404");
for (let count = 0; count < 1000; count++) {
  const answer = await fault(() => clients.clientsSearch({ size: 1 }));
  if (answer) {
    assert.equal(answer.status, 429);
    assert(Number(answer.headers["retry-after"]) >= 1);
    console.log("ok 429");
    break;
  }
}
