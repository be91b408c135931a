// Receive webhooks: verify, keep each event once, answer at once. `node receiver.js 3000`
//
// WEBHOOK_SECRET is the secret of the endpoint, EVENTS the folder that keeps the events. What is to be done with them
// is done by another program, from that folder: the sender waits two seconds only.
const crypto = require('node:crypto')
const fs = require('node:fs')
const http = require('node:http')
const path = require('node:path')

const SECRET = process.env.WEBHOOK_SECRET
const FOLDER = process.env.EVENTS
const MAX_BYTES = 64 * 1024 * 1024

/** Whether `header` signs `body`, not longer than `tolerance` seconds ago. */
function verify(body, header, secret, tolerance = 300) {
  const parts = header.split(',').map((part) => part.split('='))
  const timestamp = (parts.find(([name]) => name === 't') ?? [])[1] ?? ''
  if (!/^\d+$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > tolerance) return false
  const expected = crypto.createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest()
  return parts
    .filter(([name]) => name === 'v1')
    .map(([, value]) => Buffer.from(value ?? '', 'hex'))
    .some((signature) => signature.length === expected.length && crypto.timingSafeEqual(signature, expected))
}

/** Keep the event under its id. Every attempt has the same id, so a repeated one is kept once. */
function keep(id, body) {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error('no id of an event')
  // Written aside and renamed, so that a power cut leaves no half event that counts as received.
  const temporary = path.join(FOLDER, `${id}.${crypto.randomUUID()}`)
  fs.writeFileSync(temporary, body, { flush: true })
  fs.renameSync(temporary, path.join(FOLDER, `${id}.json`))
}

fs.mkdirSync(FOLDER, { recursive: true })
http
  .createServer((request, response) => {
    const chunks = []
    let size = 0
    request.on('data', (chunk) => {
      size += chunk.length
      if (size > MAX_BYTES) request.destroy()
      else chunks.push(chunk)
    })
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      if (request.method !== 'POST') return response.writeHead(405).end()
      if (!verify(body, request.headers['robaws-signature'] ?? '', SECRET)) return response.writeHead(401).end()
      try {
        keep(JSON.parse(body).id, body)
        response.writeHead(204).end()
      } catch (error) {
        console.error(error.message)
        response.writeHead(500).end()
      }
    })
  })
  .listen(Number(process.argv[2]), '127.0.0.1')
