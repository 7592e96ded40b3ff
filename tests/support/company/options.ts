/** How the export looks: our own headings, another company's, or one with English headings. */
export type Layout = 'standard' | 'other' | 'english'
export type Format = 'gb18030' | 'utf8' | 'utf8-bom' | 'xlsx'

export type CompanyOptions = {
  employees: number
  seed: number
  /** The day of the export, `yyyy-mm-dd`: dates lie before it, and a year before it is old. */
  asOf: string
  layout: Layout
  /** 1 is the mess of a real export, 0 a tidy one, 3 three times as much. */
  mess: number
}

export const usualCompany: CompanyOptions = {
  employees: 12_000,
  seed: 7,
  asOf: '2026-11-23',
  layout: 'standard',
  mess: 1,
}
