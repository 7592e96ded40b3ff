import { buildMiniapp } from '../../support/build-miniapp.ts'
import {
  measureDeskPackage,
  measureFirstPage,
  measureMainPackage,
} from '../../support/miniapp-size.ts'
import { type BenchRow, within } from '../support/bench-row.ts'

const KILOBYTE = 1024

/** What a phone has to load: an employee's, and that of somebody with a desk. */
export async function benchSizes(): Promise<BenchRow[]> {
  const weapp = await buildMiniapp('weapp')
  const main = measureMainPackage(weapp) / KILOBYTE
  const desk = measureDeskPackage(weapp) / KILOBYTE
  const first = measureFirstPage(await buildMiniapp('h5')) / KILOBYTE
  return [
    within({ name: 'weapp main package', value: main, unit: 'KB' }, 400),
    within({ name: 'weapp desk subpackage', value: desk, unit: 'KB' }, 900),
    within({ name: 'H5 JavaScript of the first page, gzipped', value: first, unit: 'KB' }, 170),
  ]
}
