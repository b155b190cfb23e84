-- CreateEnum
CREATE TYPE "NetworkAnswer" AS ENUM ('YES', 'NO', 'MAYBE');

-- What was answered stays: yes and no are words now, beside maybe.
-- AlterTable
ALTER TABLE "NetworkGuest" RENAME COLUMN "comes" TO "answer";
ALTER TABLE "NetworkGuest" ALTER COLUMN "answer" TYPE "NetworkAnswer"
  USING (CASE "answer" WHEN true THEN 'YES' WHEN false THEN 'NO' END)::"NetworkAnswer";
