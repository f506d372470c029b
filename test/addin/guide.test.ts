import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { screens } from '../../addin/screenTable.ts'

/** The clerk's guide: made of what is there. `npm run pictures` remakes the pictures. */

const folder = new URL('../../addin/public/', import.meta.url)
const guide = readFileSync(new URL('guide.html', folder), 'utf8')

test('every screen of the pane stands in the guide, with its picture', () => {
  const missing = ['today', ...Object.keys(screens)].filter(
    (screen) => !guide.includes(`src="pictures/screens/${screen}.png"`),
  )
  expect(missing).toEqual([])
})

test('every picture that the guide names is there, and each says what it shows', () => {
  const images = [...guide.matchAll(/<img[^>]*>/g)].map(([image]) => image)
  expect(images.length).toBeGreaterThan(10)
  for (const image of images) {
    expect(image).toMatch(/alt="[^"]+"/)
    const source = /src="([^"]+)"/.exec(image)?.[1] ?? ''
    expect(existsSync(new URL(source, folder)), source).toBe(true)
  }
})
