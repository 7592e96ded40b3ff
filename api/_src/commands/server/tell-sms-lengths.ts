import type { Config } from '../../config.ts'
import { longestRenderings } from '../../features/message/texts.ts'

/** What each SMS costs at its longest (design §5.3): over 70 characters is a cost, not an error. */
export function tellSmsLengths({ sms, server }: Config, print: (line: string) => void): void {
  const texts = { signName: sms.signName, linkBase: server.linkUrl }
  for (const { template, text, length, segments } of longestRenderings(texts))
    print(`SMS ${template}: at most ${length} characters, ${segments} billed; ${text}`)
}
