-- AlterTable
ALTER TABLE "WorkGroup" ADD COLUMN     "cancelledAt" TIMESTAMPTZ(3);

-- Groups that were cancelled before: when, as the audit has it. One that it no longer has counts on no day, as before.
UPDATE "WorkGroup" g SET "cancelledAt" = (
  SELECT max(a."at") FROM "AuditEvent" a
  WHERE a."hubId" = g."hubId" AND a."subjectId" = g."id" AND a."what" = 'cancelled a Work Group')
WHERE g."state" = 'CANCELLED';
