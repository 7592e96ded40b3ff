/**
 * What a table may be at most. A company of 100,000 with five contacts each stays far below; whoever sends more
 * is mistaken or means harm, and is told before memory is spent on it.
 */
export const tableLimits = {
  rows: 200_000,
  columns: 200,
  sheets: 50,
  /** Characters; what Excel itself allows in a cell. */
  cell: 32_767,
  /** Characters of all cells together. */
  text: 60_000_000,
  /** Characters of one line of a CSV file. */
  line: 1_000_000,
  /** Bytes of a workbook unpacked, and how many of them one packed byte may become. */
  unpacked: 500_000_000,
  ratio: 150,
  /** Files inside a workbook. */
  parts: 1_000,
} as const

const count = new Intl.NumberFormat('zh-CN')

/** Why a table is refused that is larger than it may be; each says what to do. */
export const tooMuch = {
  rows: `表格超过 ${count.format(tableLimits.rows)} 行。请拆成几个文件，分别导入。`,
  columns: `表格超过 ${tableLimits.columns} 列。请只留下需要的列，另存后再导入。`,
  sheets: `文件里的工作表超过 ${tableLimits.sheets} 张。请只留下员工那一张，另存后再导入。`,
  cell: `有一格的内容超过 ${count.format(tableLimits.cell)} 个字，不像员工资料。请检查后再导入。`,
  text: '表格里的内容太多了。请只留下需要的列，另存后再导入。',
  unpacked: '这个文件解压后大得不正常，没有读取。请从原系统重新导出一份。',
} as const
