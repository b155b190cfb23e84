-- CreateTable
CREATE TABLE "FailedImport" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "faults" TEXT[],
    "count" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "keptUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FailedImport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FailedImport_personId_idx" ON "FailedImport"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "FailedImport_hubId_id_key" ON "FailedImport"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "FailedImport_hubId_kind_personId_key" ON "FailedImport"("hubId", "kind", "personId");

-- AddForeignKey
ALTER TABLE "FailedImport" ADD CONSTRAINT "FailedImport_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FailedImport" ADD CONSTRAINT "FailedImport_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
