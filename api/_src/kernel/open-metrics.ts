type Sample = { labels?: Readonly<Record<string, string>>; value: number }
/** What is measured, once per combination of labels. */
export type Family = { name: string; help: string; unit?: 'seconds'; samples: Sample[] }

/** Gauges as OpenMetrics text 1.0, each family with its type, unit and help, in their order. */
export function writeOpenMetrics(families: readonly Family[]): string {
  return `${families.map(writeFamily).join('')}# EOF\n`
}

function writeFamily({ name, help, unit, samples }: Family): string {
  const head = [
    `# TYPE ${name} gauge`,
    ...(unit ? [`# UNIT ${name} ${unit}`] : []),
    `# HELP ${name} ${help}`,
  ]
  const lines = samples.map(({ labels = {}, value }) => {
    const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`)
    return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`
  })
  return [...head, ...lines, ''].join('\n')
}

function escaped(text: string): string {
  return text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')
}
