/**
 * Opens an encrypted workbook with its password: ECMA-376 agile encryption ([MS-OFFCRYPTO] 2.3.4.10–2.3.4.15),
 * which Excel has written since 2010 and WPS writes too. What comes out is the plain package, for the guard to read.
 */
import { CompoundFile } from './compoundFile.ts'
import { damaged } from './guard.ts'
import { UnreadableFile } from './UnreadableFile.ts'
import { attribute } from './xmlText.ts'
import { joinBytes } from '../../../joinBytes.ts'

/** The little of node:crypto that is used; the 100,000 rounds of a key take 0.2 s by it, seconds by WebCrypto. */
interface Crypto {
  createHash(name: string): { update(data: Uint8Array): { digest(): Uint8Array } }
  createDecipheriv(
    name: string,
    key: Uint8Array,
    iv: Uint8Array,
  ): {
    setAutoPadding(pad: boolean): void
    update(data: Uint8Array): Uint8Array
  }
}

interface Host {
  readonly process?: { getBuiltinModule?(id: 'node:crypto'): Crypto | undefined }
}

/** Excel writes 100,000 rounds; a file that asks for far more means to keep us busy. */
const MAX_ROUNDS = 1_000_000
const SEGMENT_BYTES = 4096
/** Block keys of the standard: for the verifier, its hash, and the key of the package. */
const FOR_VERIFIER = Uint8Array.of(0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79)
const FOR_VERIFIER_HASH = Uint8Array.of(0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e)
const FOR_KEY = Uint8Array.of(0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6)

/** Algorithm, sizes and salt of one element of the encryption info. */
interface Cipher {
  readonly hash: string
  readonly keyBytes: number
  readonly blockBytes: number
  readonly salt: Uint8Array
}

/** The decrypted package; throws `UnreadableFile` without a password, with a wrong one, or for a damaged file. */
export function decryptPackage(bytes: Uint8Array, file: string, password: string | undefined): Uint8Array {
  if (password === undefined || password === '') {
    throw new UnreadableFile(
      'file.encrypted',
      `“${file}”设有打开密码。请填写密码后再读取，或者取消密码后重新报送。`,
      { needsPassword: true },
    )
  }
  try {
    return decrypt(new CompoundFile(bytes), file, password)
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged(file, error)
  }
}

function decrypt(container: CompoundFile, file: string, password: string): Uint8Array {
  const info = container.stream('EncryptionInfo')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `process` exists in Node and workerd only
  const crypto = (globalThis as Host).process?.getBuiltinModule?.('node:crypto')
  const isAgile = info[0] === 4 && info[2] === 4
  if (!isAgile || crypto === undefined) {
    throw new UnreadableFile(
      'file.encrypted',
      `“${file}”的加密方式不受支持。请用 Excel 或 WPS 取消密码后重新报送。`,
    )
  }
  const xml = new TextDecoder().decode(info.subarray(8))
  const key = packageKey(crypto, xml, file, password)
  return openSegments(crypto, container.stream('EncryptedPackage'), key, cipherOf(tagOf(xml, 'keyData')))
}

function packageKey(crypto: Crypto, xml: string, file: string, password: string): Uint8Array {
  const tag = tagOf(xml, 'encryptedKey')
  const cipher = cipherOf(tag)
  const rounds = Number(attribute(tag, 'spinCount'))
  if (!(rounds >= 0 && rounds <= MAX_ROUNDS)) throw damaged(file)
  const base = hardened(crypto, cipher, password, rounds)
  const open = (name: string, blockKey: Uint8Array): Uint8Array => {
    const key = fit(digest(crypto, cipher.hash, base, blockKey), cipher.keyBytes)
    return decipher(crypto, key, fit(cipher.salt, cipher.blockBytes), base64(attribute(tag, name)))
  }
  const verifier = open('encryptedVerifierHashInput', FOR_VERIFIER).subarray(0, cipher.salt.length)
  const expected = open('encryptedVerifierHashValue', FOR_VERIFIER_HASH)
  if (!digest(crypto, cipher.hash, verifier).every((byte, index) => byte === expected[index])) {
    throw new UnreadableFile(
      'file.wrong-password',
      `“${file}”的密码不对，没有打开。请核对密码，或者取消密码后重新报送。`,
      { needsPassword: true },
    )
  }
  return open('encryptedKeyValue', FOR_KEY).subarray(0, cipher.keyBytes)
}

/** The password's hash, hashed again and again with a counter. */
function hardened(crypto: Crypto, cipher: Cipher, password: string, rounds: number): Uint8Array {
  const characters = new Uint8Array(password.length * 2)
  const view = new DataView(characters.buffer)
  for (let index = 0; index < password.length; index++)
    view.setUint16(index * 2, password.charCodeAt(index), true)
  let hash = digest(crypto, cipher.hash, cipher.salt, characters)
  const counted = new Uint8Array(4 + hash.length)
  const counter = new DataView(counted.buffer)
  for (let round = 0; round < rounds; round++) {
    counter.setUint32(0, round, true)
    counted.set(hash, 4)
    hash = crypto.createHash(cipher.hash).update(counted).digest()
  }
  return hash
}

/** The package is encrypted in segments, each from a start value of its own. */
function openSegments(crypto: Crypto, stream: Uint8Array, key: Uint8Array, cipher: Cipher): Uint8Array {
  const sizeBytes = Number(new DataView(stream.buffer, stream.byteOffset).getBigUint64(0, true))
  const plain = new Uint8Array(Math.min(sizeBytes, stream.length))
  for (let at = 0, index = 0; at < plain.length; at += SEGMENT_BYTES, index++) {
    const number = new Uint8Array(4)
    new DataView(number.buffer).setUint32(0, index, true)
    const iv = fit(digest(crypto, cipher.hash, cipher.salt, number), cipher.blockBytes)
    const segment = stream.subarray(8 + at, 8 + at + SEGMENT_BYTES)
    const whole = segment.subarray(0, segment.length - (segment.length % cipher.blockBytes))
    plain.set(decipher(crypto, key, iv, whole).subarray(0, plain.length - at), at)
  }
  return plain
}

function tagOf(xml: string, name: string): string {
  return new RegExp(`<(?:[\\w.-]+:)?${name}\\b([^>]*)>`).exec(xml)?.[1] ?? ''
}

function cipherOf(tag: string): Cipher {
  const isKnown =
    attribute(tag, 'cipherAlgorithm') === 'AES' && attribute(tag, 'cipherChaining') === 'ChainingModeCBC'
  const hash = (attribute(tag, 'hashAlgorithm') ?? '').toLowerCase().replace('-', '')
  if (!isKnown || !/^sha(?:1|256|384|512)$/.test(hash)) throw new Error(`encryption: ${tag}`)
  return {
    hash,
    keyBytes: Number(attribute(tag, 'keyBits')) / 8,
    blockBytes: Number(attribute(tag, 'blockSize')),
    salt: base64(attribute(tag, 'saltValue')),
  }
}

function digest(crypto: Crypto, name: string, ...parts: readonly Uint8Array[]): Uint8Array {
  return crypto.createHash(name).update(joinBytes(parts)).digest()
}

function decipher(crypto: Crypto, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const opened = crypto.createDecipheriv(`aes-${key.length * 8}-cbc`, key, iv)
  opened.setAutoPadding(false)
  return opened.update(data)
}

/** Cut to the length, or filled up with 0x36 as the standard says. */
function fit(bytes: Uint8Array, length: number): Uint8Array {
  const fitted = new Uint8Array(length).fill(0x36)
  fitted.set(bytes.subarray(0, length))
  return fitted
}

function base64(text = ''): Uint8Array {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
}
