-- CreateTable
CREATE TABLE "InstallLink" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "InstallLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "InstallLink_tokenHash_key" ON "InstallLink"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "InstallLink_hubId_id_key" ON "InstallLink"("hubId", "id");

-- AddForeignKey
ALTER TABLE "InstallLink" ADD CONSTRAINT "InstallLink_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
