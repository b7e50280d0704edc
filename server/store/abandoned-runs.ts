import type { Instant } from '../../model/quantity.ts'
import type { Connection } from './connection.ts'
import type { RunFault } from './runs.ts'

const ABANDONED: RunFault = {
  code: 'abandoned',
  message: 'stopped before it finished; the next sync goes on from here',
}

/**
 * Ends the runs of processes that are gone. A run of another process that lives is left alone: a command line may open
 * the file while a server is syncing.
 */
export function failAbandonedRuns(connection: Connection, at: Instant): void {
  const running = connection
    .prepare<[], { id: number; source_id: string; process: number }>(
      "SELECT id, source_id, process FROM sync_run WHERE status = 'running'",
    )
    .all()
  const end = connection.prepare<[number, string, string, number]>(
    "UPDATE sync_run SET status = 'failed', finished_at = ?, fault = ?, error = ? WHERE id = ?",
  )
  const release = connection.prepare<[string]>('UPDATE source SET lease_holder = NULL, lease_until = NULL WHERE id = ?')
  // What it was asked for because it told of it may not have come.
  const askAgain = connection.prepare<[string]>(
    'UPDATE source SET told = 1 WHERE id = ? AND EXISTS (SELECT 1 FROM webhook_delivery WHERE source_id = source.id)',
  )
  for (const run of running) {
    // Our own number on a run that we did not start is a number given again, as in a container that restarted.
    if (run.process !== process.pid && isAlive(run.process)) continue
    end.run(at, ABANDONED.code, ABANDONED.message, run.id)
    release.run(run.source_id)
    askAgain.run(run.source_id)
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // A process of another user lives, even though it may not be signalled.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
