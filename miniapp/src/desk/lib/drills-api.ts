import {
  type Drill,
  type DrillAim,
  type DrillList,
  type DrillPeople,
  type DrillPersonState,
  type DrillPlan,
  drillListSchema,
  drillPeopleSchema,
  drillPlanSchema,
  drillSchema,
  type NewDrill,
} from '../../../../shared/drill.ts'
import {
  type DrillCard,
  drillCardSchema,
  nextDrillCardSchema,
} from '../../../../shared/drill-card.ts'
import type { NonAttemptReason } from '../../../../shared/drill-reasons.ts'
import type { NewEmergencyOutcome } from '../../../../shared/emergency.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, idOf, tellDesk } from './ask.ts'

export function listDrills(): Promise<Answer<DrillList>> {
  return askDesk('/drills', drillListSchema)
}

export function planDrill(aim: DrillAim): Promise<Answer<DrillPlan>> {
  return tellDesk('POST', '/drill-plans', drillPlanSchema, { body: aim })
}

export function startDrill(drill: NewDrill, key: string): Promise<Answer<Drill>> {
  return tellDesk('POST', '/drills', drillSchema, { body: drill, key })
}

export function getDrill(id: string): Promise<Answer<Drill>> {
  return askDesk(`/drills/${idOf(id)}`, drillSchema)
}

export function closeDrill(id: string): Promise<Answer<Drill>> {
  return tellDesk('POST', `/drills/${idOf(id)}/close`, drillSchema)
}

export function listDrillPeople(
  id: string,
  state?: DrillPersonState,
  cursor?: string,
): Promise<Answer<DrillPeople>> {
  return askDesk(`/drills/${idOf(id)}/people`, drillPeopleSchema, { state, cursor })
}

/** Takes the card of the next one whom nobody is calling; null: nobody is left. */
export function nextDrillCard(id: string): Promise<Answer<{ card: DrillCard | null }>> {
  return tellDesk('POST', `/drills/${idOf(id)}/next`, nextDrillCardSchema)
}

export function openDrillCard(personId: string): Promise<Answer<DrillCard>> {
  return tellDesk('POST', `/drill-people/${idOf(personId)}/card`, drillCardSchema)
}

export function getDrillCard(personId: string): Promise<Answer<DrillCard>> {
  return askDesk(`/drill-people/${idOf(personId)}/card`, drillCardSchema)
}

export function recordDrillOutcome(
  personId: string,
  outcome: NewEmergencyOutcome,
  key: string,
): Promise<Answer<DrillCard>> {
  return tellDesk('POST', `/drill-people/${idOf(personId)}/outcomes`, drillCardSchema, {
    body: outcome,
    key,
  })
}

/** Puts the card down; `again`: nobody was reached, and it is tried later. */
export function closeDrillCard(personId: string, again: boolean): Promise<Answer<DrillCard>> {
  return tellDesk('POST', `/drill-people/${idOf(personId)}/close`, drillCardSchema, {
    body: { again },
  })
}

export function recordNonAttempt(
  personId: string,
  reason: NonAttemptReason,
): Promise<Answer<Drill>> {
  return tellDesk('POST', `/drill-people/${idOf(personId)}/non-attempt`, drillSchema, {
    body: { reason },
  })
}
