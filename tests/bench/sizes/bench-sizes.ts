import { buildMiniapp } from '../../support/build-miniapp.ts'
import { measureFirstPage, measureMainPackage } from '../../support/miniapp-size.ts'
import { type BenchRow, within } from '../support/bench-row.ts'

const KILOBYTE = 1024

/** What an employee's phone has to load. */
export async function benchSizes(): Promise<BenchRow[]> {
  const main = measureMainPackage(await buildMiniapp('weapp')) / KILOBYTE
  const first = measureFirstPage(await buildMiniapp('h5')) / KILOBYTE
  return [
    within({ name: 'weapp main package', value: main, unit: 'KB' }, 400),
    within({ name: 'H5 JavaScript of the first page, gzipped', value: first, unit: 'KB' }, 170),
  ]
}
