-- CreateTable
CREATE TABLE "AdmittedTenant" (
    "id" UUID NOT NULL,
    "tenant" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "admittedAt" TIMESTAMPTZ(3) NOT NULL,
    "admittedBy" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedBy" TEXT,

    CONSTRAINT "AdmittedTenant_pkey" PRIMARY KEY ("id")
);

-- A tenant is in or not; what was decided earlier stays beside it.
CREATE UNIQUE INDEX "AdmittedTenant_once_in" ON "AdmittedTenant" ("tenant") WHERE "removedAt" IS NULL;
