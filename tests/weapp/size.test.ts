import { expect, test } from 'vitest'
import { buildMiniapp } from '../support/build-miniapp.ts'
import {
  measureDeskPackage,
  measureFirstPage,
  measureMainPackage,
} from '../support/miniapp-size.ts'

const KB = 1024

test('the mini-program’s main package stays within 400 KB', async () => {
  expect(measureMainPackage(await buildMiniapp('weapp'))).toBeLessThanOrEqual(400 * KB)
}, 180_000)

test('the desk’s subpackage stays within 900 KB, charts included', async () => {
  const bytes = measureDeskPackage(await buildMiniapp('weapp'))
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(900 * KB)
}, 180_000)

test('the first page in a browser loads at most 170 KB of JavaScript, gzipped', async () => {
  expect(measureFirstPage(await buildMiniapp('h5'))).toBeLessThanOrEqual(170 * KB)
}, 180_000)
