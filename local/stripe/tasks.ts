import { openDispute } from './objects/disputes.ts'
import { settleIfProcessing } from './objects/payments.ts'
import { settleRefund } from './objects/refunds.ts'
import { expireIfOpen } from './objects/sessions.ts'
import type { Task } from './state.ts'
import type { World } from './world.ts'

// A test may have decided the matter before its time, or have wiped everything: then nothing is left to do.
const actions: Record<Task['task'], (world: World, task: Task) => void> = {
  'expire-session': (world, { id }) => {
    const stored = world.state.sessions.get(id)
    if (stored !== undefined) expireIfOpen(world, stored)
  },
  'settle-session': (world, { id, outcome }) => {
    const stored = world.state.sessions.get(id)
    if (stored !== undefined) settleIfProcessing(world, stored, outcome)
  },
  'settle-refund': (world, { id, outcome }) => {
    const refund = world.state.refunds.get(id)
    const before = outcome === 'succeeded' ? 'pending' : 'succeeded'
    if (refund?.status === before) settleRefund(world, refund, outcome)
  },
  'open-dispute': (world, { id }) => {
    const charge = world.state.charges.get(id)
    if (charge !== undefined && !charge.disputed && !charge.refunded) openDispute(world, charge)
  },
}

/** What happens by itself when its time has come. */
export function runTask(world: World, task: Task): void {
  actions[task.task](world, task)
}
