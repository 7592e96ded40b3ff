import type { BrowserContext, Page } from 'playwright-core'

export type Journey = {
  /** Where the whole system runs, as `npm start` prints it. */
  url: string
  userid: string
  phone: string
  /** Called at each stop, with its name. */
  stop(page: Page, name: string): Promise<void>
}

type Sms = { link?: string; code?: string }

async function smsOf({ url, phone }: Journey): Promise<Sms[]> {
  return (await (await fetch(`${url}/sandbox/phones/${phone}/messages`)).json()) as Sms[]
}

/** Waits until the phone has an SMS with what is asked for; the stand-in's carrier takes its time. */
async function waitForSms(journey: Journey, has: 'link' | 'code'): Promise<string> {
  for (let look = 0; look < 150; look++) {
    const found = (await smsOf(journey)).findLast((sms) => sms[has])?.[has]
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`no SMS with a ${has} came`)
}

/** Opens the pages in a browser as this employee: the stand-in's log-in page lets one choose. */
export async function openAsEmployee(context: BrowserContext, journey: Journey): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${journey.url}/sandbox/open/${journey.userid}`)
  return page
}

/** The main job as two people live it: the employee names a contact, the contact confirms, the employee sees it. */
export async function liveMainJob(
  employee: BrowserContext,
  contact: BrowserContext,
  journey: Journey,
): Promise<void> {
  const page = await openAsEmployee(employee, journey)
  await page.getByText('您还没有紧急联络人').waitFor()
  await journey.stop(page, 'first-visit')

  await page.getByText('添加第一位联络人').click()
  await page.getByLabel('姓名').first().fill('王秀兰')
  await page.getByRole('radio', { name: '母亲' }).click()
  const number = page.locator('input[inputmode=tel]').first()
  await number.fill(journey.phone)
  await number.blur()
  await page.getByText('号码正常').waitFor()
  await journey.stop(page, 'edit')
  await page.getByText('保存，并请对方确认').click()

  const link = await waitForSms(journey, 'link')
  await page.getByText('短信已送达').waitFor()
  await journey.stop(page, 'progress')

  const handset = await contact.newPage()
  await handset.goto(link)
  await journey.stop(handset, 'contact-page')
  await handset.getByRole('button', { name: '我愿意，获取验证码' }).click()
  const code = await waitForSms(journey, 'code')
  await handset.locator('input[autocomplete=one-time-code]').fill(code)
  await handset.getByRole('button', { name: '确认' }).first().click()
  await handset.getByText('确认成功').first().waitFor()
  await journey.stop(handset, 'contact-thanks')

  await page.getByText('联络人信息已验证通过').waitFor({ timeout: 40_000 })
  await journey.stop(page, 'done')
}
