-- Roles become words of the hub. Nothing was released before this: no HubRole row can exist.
-- CreateEnum
CREATE TYPE "RoleStanding" AS ENUM ('HUB_LEAD', 'PHASE_LEAD', 'ADMINISTRATOR', 'SENIOR_LEAD');

-- AlterTable
ALTER TABLE "HubRole" DROP COLUMN "role",
ADD COLUMN     "roleWordId" UUID NOT NULL;

-- DropEnum
DROP TYPE "HubRoleName";

-- CreateTable
CREATE TABLE "RoleWord" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "standing" "RoleStanding" NOT NULL,
    "rank" INTEGER NOT NULL DEFAULT 0,
    "phase" "Phase",

    CONSTRAINT "RoleWord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HubClaim" (
    "hubId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "HubClaim_pkey" PRIMARY KEY ("hubId")
);

-- CreateIndex
CREATE UNIQUE INDEX "RoleWord_hubId_id_key" ON "RoleWord"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "RoleWord_hubId_word_key" ON "RoleWord"("hubId", "word");

-- AddForeignKey
ALTER TABLE "RoleWord" ADD CONSTRAINT "RoleWord_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubRole" ADD CONSTRAINT "HubRole_hubId_roleWordId_fkey" FOREIGN KEY ("hubId", "roleWordId") REFERENCES "RoleWord"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubClaim" ADD CONSTRAINT "HubClaim_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
