import type { Migration } from './migration.ts'

/** A person can be taken out of the title and the reason of a committed plan too; nothing else of it ever changes. */
export const erasablePlans: Migration = {
  number: 15,
  sql: `
    DROP TRIGGER committed_plan_stays;
    CREATE TRIGGER committed_plan_stays BEFORE UPDATE ON committed_plan
    WHEN NOT EXISTS (SELECT 1 FROM erasing)
      OR OLD.number IS NOT NEW.number OR OLD.id IS NOT NEW.id OR OLD.quarter IS NOT NEW.quarter
      OR OLD.committed_at IS NOT NEW.committed_at OR OLD.version IS NOT NEW.version OR OLD.hash IS NOT NEW.hash
      OR OLD.bundle IS NOT NEW.bundle
    BEGIN
      SELECT RAISE(ABORT, 'a committed plan is never changed');
    END;
  `,
}
