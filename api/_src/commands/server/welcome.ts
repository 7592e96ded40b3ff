import { playersOf } from '../../../../tests/support/stand-ins/players.ts'
import type { StandIns } from './stand-ins.ts'

/** Where a newcomer goes, in the order of the main job. */
export function welcome(
  { company }: StandIns,
  { here, dataDir, now }: { here: string; dataDir: string; now: Date },
  print: (text: string) => void,
): void {
  const someone = company.employees.at(-1)
  const clock = now.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16)
  print(`
紧联 Jinlian is running, with stand-ins for Aliyun and WeCom. No message leaves this machine.

  1 · As an employee   ${here}
      Choose a person on the log-in page, e.g. ${someone?.name} (${someone?.userid}), and name a contact.
      13900000001 is in service, 13900000003 is 空号, 13900000002 is 停机; any other number works.
  2 · As the contact   ${here}/sandbox
      Every phone's SMS is there; follow the link in it, agree, and type the code from the next SMS.
  3 · As the employee  ${here}
      The contact is 有效 now; the WeCom message about it is at ${here}/sandbox too.

  4 · At the desk      ${here}/#/desk/home/index
      Choose a person on the log-in page, or open ${here}/sandbox/open/USERID first; cards with buttons are at
      ${here}/sandbox under the person's name.
${deskPeople(company).join('\n')}

  5 · Before joining   ${here}/sandbox/joiner
      A one-time link as an HR core hands it to 林小满, who is not in WeCom yet; each visit makes a new one.
      On ${here}/sandbox 让林小满入职 gives them their account; what they filled in goes with them.

  Look at              ${here}/sandbox             all phones, all WeCom messages, the clock, faults
                       ${here}/api/openapi.json    the HTTP contract
                       ${here}/api/health

  ${company.name}: ${company.employees.length} people at ${company.sites.join(', ')}. The clock says ${clock} (Shanghai).
  Everything is kept in ${dataDir}; delete the folder to begin anew. Ctrl-C stops.
`)
}

function deskPeople(company: StandIns['company']): string[] {
  return playersOf(company).map(
    ({ part, name, userid, does }) => `      ${part.padEnd(15)} ${name} (${userid}): ${does}`,
  )
}
