import { makeCompany } from '../../sandbox/company.ts'
import { serveSandbox } from '../../sandbox/serve-sandbox.ts'
import { createSandbox } from '../../sandbox/world.ts'
import type { StandInKeys } from '../../support/stand-ins/keys.ts'
import { standInOptions } from '../../support/stand-ins/options.ts'
import { largeDirectory } from './large-directory.ts'

// WeCom with a large company in its directory.
const keys = JSON.parse(process.env.BENCH_KEYS ?? '') as StandInKeys
const places = { publicUrl: 'http://127.0.0.1:1', vendorUrl: '' }
const options = standInOptions(keys, makeCompany(1), places)
const directory = largeDirectory(Number(process.env.BENCH_MEMBERS))
const sandbox = createSandbox({ ...options, wecom: { ...options.wecom, ...directory } })
const served = await serveSandbox(sandbox)
process.send?.(served.url)
