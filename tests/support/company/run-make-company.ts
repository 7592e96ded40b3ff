import { parseArgs } from 'node:util'
import { makeCompany } from './make-company.ts'
import { type Format, type Layout, usualCompany } from './options.ts'
import { writeCompany } from './write-company.ts'

const USAGE = `npm run make:company -- [--employees 12000] [--seed 7] [--out .data/company] [--as-of 2026-11-23]
  [--format gb18030|utf8|utf8-bom|xlsx] [--layout standard|other|english] [--mess 1]`

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '.data/company' },
    employees: { type: 'string', default: String(usualCompany.employees) },
    seed: { type: 'string', default: String(usualCompany.seed) },
    'as-of': { type: 'string', default: usualCompany.asOf },
    format: { type: 'string', default: 'gb18030' },
    layout: { type: 'string', default: usualCompany.layout },
    mess: { type: 'string', default: String(usualCompany.mess) },
  },
})

function oneOf<T extends string>(name: string, value: string, known: readonly T[]): T {
  const found = known.find((candidate) => candidate === value)
  if (!found) throw new Error(`--${name} is one of ${known.join(', ')}`)
  return found
}

if (!(Number(values.employees) > 0) || !Number.isFinite(Number(values.seed))) {
  console.error(USAGE)
  process.exit(1)
}
const company = makeCompany({
  employees: Number(values.employees),
  seed: Number(values.seed),
  asOf: values['as-of'],
  layout: oneOf<Layout>('layout', values.layout, ['standard', 'other', 'english']),
  mess: Number(values.mess),
})
const format = oneOf<Format>('format', values.format, ['gb18030', 'utf8', 'utf8-bom', 'xlsx'])
const files = await writeCompany(company, values.out, format)
for (const file of Object.values(files)) console.log(file)
