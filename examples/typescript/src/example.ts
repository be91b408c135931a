import { ApiFault, all, connect } from './truweel.js'

const { TRUWEEL_CLIENT_SERVER, TRUWEEL_CLIENT_KEY, TRUWEEL_CLIENT_SECRET } = process.env
const truweel = connect({
  server: TRUWEEL_CLIENT_SERVER ?? 'http://127.0.0.1:8080',
  key: TRUWEEL_CLIENT_KEY ?? '',
  secret: TRUWEEL_CLIENT_SECRET ?? '',
})

// All clients with a status and an extra field, page by page.
let count = 0
const query = { status: ['klant'], extraFields: { 'Contact via': 'Website' }, size: 5 }
for await (const client of all((cursor) => truweel.GET('/clients', { params: { query: { ...query, cursor } } }))) {
  count += client.name === '' ? 0 : 1
}
console.log(`${count} clients came by the website`)

// Create, change, and read with what it refers to.
const created = await truweel.POST('/clients', { body: { name: 'Dakwerken Janssens', email: 'a@janssens.example' } })
const id = created.data!.id
await truweel.PATCH('/clients/{id}', { params: { path: { id } }, body: { email: null } })
await truweel.POST('/offers', { body: { title: 'Nieuw dak', clientId: id } })
const offers = await truweel.GET('/offers', { params: { query: { clientId: [id], include: 'client' } } })
console.log(offers.data!.items.map((offer) => `${offer.title} for ${offer.client?.name}`).join())

// An error has a code; each fault has a field.
try {
  await truweel.POST('/clients', { body: { name: 'x'.repeat(300) } })
} catch (error) {
  if (!(error instanceof ApiFault)) throw error
  console.log(error.code, error.body.errors?.map((fault) => `${fault.field}: ${fault.code}`).join())
}
