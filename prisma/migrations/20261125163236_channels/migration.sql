-- CreateEnum
CREATE TYPE "ChannelPurpose" AS ENUM ('LLME_NETWORK', 'WORK_GROUP', 'HUB_STAFF');

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "channelId" UUID;

-- CreateTable
CREATE TABLE "Channel" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "workspace" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "address" JSONB NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChannelUse" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "channelId" UUID NOT NULL,
    "purpose" "ChannelPurpose" NOT NULL,
    "groupId" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChannelUse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Channel_hubId_id_key" ON "Channel"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Channel_hubId_platform_workspace_externalId_key" ON "Channel"("hubId", "platform", "workspace", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "ChannelUse_hubId_id_key" ON "ChannelUse"("hubId", "id");

-- AddForeignKey
ALTER TABLE "Channel" ADD CONSTRAINT "Channel_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChannelUse" ADD CONSTRAINT "ChannelUse_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChannelUse" ADD CONSTRAINT "ChannelUse_hubId_channelId_fkey" FOREIGN KEY ("hubId", "channelId") REFERENCES "Channel"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChannelUse" ADD CONSTRAINT "ChannelUse_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_hubId_channelId_fkey" FOREIGN KEY ("hubId", "channelId") REFERENCES "Channel"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
