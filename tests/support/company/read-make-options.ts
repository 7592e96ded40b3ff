import { parseArgs } from 'node:util'
import { isDate } from '../../../api/_src/commands/import/read-options.ts'
import { type CompanyOptions, type Format, type Layout, usualCompany } from './options.ts'

export const MAKE_USAGE = `npm run make:company -- [--employees 12000] [--seed 7] [--out .data/company] [--as-of 2026-11-23]
  [--format gb18030|utf8|utf8-bom|xlsx] [--layout standard|other|english] [--mess 1]`

export type MakeOptions = { company: CompanyOptions; out: string; format: Format }

const LAYOUTS: readonly Layout[] = ['standard', 'other', 'english']
const FORMATS: readonly Format[] = ['gb18030', 'utf8', 'utf8-bom', 'xlsx']

/** Reads the command line of make:company; null where anything in it is not what the usage says. */
export function readMakeOptions(args: string[]): MakeOptions | null {
  const values = parse(args)
  if (!values) return null
  const layout = LAYOUTS.find((known) => known === values.layout)
  const format = FORMATS.find((known) => known === values.format)
  const company = {
    employees: Number(values.employees),
    seed: Number(values.seed),
    asOf: values['as-of'],
    mess: Number(values.mess),
  }
  const isUsable =
    Number.isInteger(company.employees) &&
    company.employees > 0 &&
    Number.isFinite(company.seed) &&
    company.mess >= 0 &&
    isDate(company.asOf)
  if (!isUsable || !layout || !format) return null
  return { company: { ...company, layout }, out: values.out, format }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        out: { type: 'string', default: '.data/company' },
        employees: { type: 'string', default: String(usualCompany.employees) },
        seed: { type: 'string', default: String(usualCompany.seed) },
        'as-of': { type: 'string', default: usualCompany.asOf },
        format: { type: 'string', default: 'gb18030' },
        layout: { type: 'string', default: usualCompany.layout },
        mess: { type: 'string', default: String(usualCompany.mess) },
      },
    }).values
  } catch {
    return null
  }
}
