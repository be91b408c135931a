// Send a file to a record, in parts. Run it again after a break: it goes on with what is missing.
//
//     node upload.mjs /offers/17 plan.pdf
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { call } from './api.mjs'

const PART_BYTES = 4 * 1024 * 1024

/** The upload that was begun before, if the server still has it; else a new one. `note` keeps its id. */
async function openSession(record, file, note) {
  if (fs.existsSync(note)) {
    try {
      return (await call('GET', `/document-upload-sessions/${fs.readFileSync(note, 'utf8')}`)).body
    } catch (fault) {
      if (![404, 409, 410].includes(fault.status)) throw fault
    }
  }
  const { size } = fs.statSync(file)
  const hash = crypto.createHash('sha256')
  await pipeline(fs.createReadStream(file), hash)
  const sha256 = hash.digest('hex')
  const body = { name: path.basename(file), size, partCount: Math.max(1, Math.ceil(size / PART_BYTES)), sha256 }
  const idempotencyKey = crypto.randomUUID()
  const { body: session } = await call('POST', `${record}/document-upload-sessions`, { body, idempotencyKey })
  fs.writeFileSync(note, session.id)
  return session
}

/** Send the parts that are missing; returns the document, which the last one is answered with. */
async function upload(record, file) {
  const note = `${file}.upload`
  const session = await openSession(record, file, note)
  const handle = fs.openSync(file)
  const part = Buffer.alloc(PART_BYTES)
  let answer
  for (const partNumber of session.missingParts) {
    const count = fs.readSync(handle, part, 0, PART_BYTES, partNumber * PART_BYTES)
    const body = { partNumber, bytesBase64: part.toString('base64', 0, count) }
    // The number makes a part safe to send again.
    const idempotencyKey = `${session.id}-${partNumber}`
    answer = (await call('POST', `/document-upload-sessions/${session.id}`, { body, idempotencyKey })).body
  }
  fs.closeSync(handle)
  fs.unlinkSync(note)
  return answer
}

const document = await upload(process.argv[2], process.argv[3])
console.log(`document ${document.id}, ${document.size} bytes`)
