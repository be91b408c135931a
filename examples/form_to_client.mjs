// A form on a web site that becomes a client with a contact and a comment, once. `node form_to_client.mjs 8000`
import crypto from 'node:crypto'
import http from 'node:http'
import { text } from 'node:stream/consumers'
import { ApiFault, call } from './api.mjs'

const FORM = `<!doctype html><meta charset="utf-8"><title>Ask us</title>
<form method="post">
  <label>Company <input name="company" required></label>
  <label>First name <input name="name"></label> <label>Family name <input name="surname"></label>
  <label>E-mail <input name="email" type="email" required></label>
  <label>Question <textarea name="question" required></textarea></label>
  <button>Send</button>
</form>`
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const hash = (words) => crypto.createHash('sha256').update(words).digest('hex').slice(0, 40)
const escape = (words) => words.replace(/[&<>]/g, (sign) => ENTITIES[sign])

/** The oldest client with this address. An archived one counts: it would be made a second time otherwise. */
async function findClient(email) {
  const { body } = await call('GET', '/clients', { query: { email, includeArchived: true, size: 1 } })
  return body.items[0]
}

/**
 * The client with the address of the form.
 *
 * Two forms with one address may come at the same instant. Both then find nothing, and both create with the same key:
 * the second waits for the first, and gets the same client. Where its other fields differ it is 422, and looks again.
 */
async function findOrCreateClient(form) {
  const email = form.email.trim().toLowerCase()
  const known = await findClient(email)
  if (known) return known
  const contact = { name: form.name ?? null, surname: form.surname ?? null, email }
  const body = { name: form.company, email, contacts: [contact] }
  try {
    return (await call('POST', '/clients', { body, idempotencyKey: `form-${hash(email)}` })).body
  } catch (fault) {
    const client = await findClient(email)
    if (fault.status !== 422 || !client) throw fault
    return client
  }
}

/** Status and text for a form that was sent. */
async function take(form) {
  if (!['company', 'email', 'question'].every((name) => form[name]?.trim())) {
    return [400, 'Company, e-mail and question are needed.']
  }
  try {
    const client = await findOrCreateClient(form)
    const body = { content: `<p>${escape(form.question)}</p>` }
    await call('POST', `/clients/${client.id}/comments`, { body, idempotencyKey: hash(client.id + form.question) })
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault
    console.error(`not saved: ${fault.message}`)
    return [502, 'Something went wrong. Please call us.']
  }
  return [200, 'Thank you. We will call you.']
}

http
  .createServer(async (request, response) => {
    let answer = [200, FORM]
    try {
      if (request.method === 'POST') answer = await take(Object.fromEntries(new URLSearchParams(await text(request))))
    } catch (error) {
      console.error(error)
      answer = [500, 'Something went wrong. Please call us.']
    }
    response.writeHead(answer[0], { 'Content-Type': 'text/html; charset=utf-8' }).end(answer[1])
  })
  .listen(Number(process.argv[2]), '127.0.0.1')
